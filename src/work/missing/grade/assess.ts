// The minimum grade: which rows of the table fire on what is known. Highest wins; nothing is scored, and no answer is guessed.
import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import { holds } from './cells.ts'
import type { Value } from './columns.ts'
import { higher, type Level, levelOrder } from './levels.ts'
import { questions } from './questions.ts'
import type { GradeTable, TableRow } from './table.ts'

export { tableRefusals } from './refusals.ts'

export type AnswerWord = 'yes' | 'no' | 'not known'

export type AssessInput = {
  readonly child: { readonly age: number | null; readonly ageDisputed?: boolean }
  readonly answers: Readonly<Record<string, AnswerWord>>
  readonly history: {
    readonly reportsIn90Days?: number
    readonly harmedBefore?: 'no' | 'harm' | 'serious harm'
    readonly exploitationFlag?: 'none' | 'known or suspected' | 'high'
    readonly harmInExploitationEpisode?: boolean
    readonly firstEpisode?: boolean
    readonly lookedAfterOnRecord?: boolean
    readonly placedHereOnRecord?: boolean
  }
  readonly reportedAt: Instant
  readonly lastSeenAt: Instant
  readonly assessedAt: Instant
}

type Fired = Pick<TableRow, 'id' | 'level' | 'because' | 'source'>
export type Assessment = {
  readonly floor: Level
  readonly rules: readonly Fired[]
  readonly unanswered: readonly string[]
}

/** Pure. A mandatory question without an answer counts as not known. Nothing fired: the lowest grade in use, LOW. */
export function assess(input: AssessInput, table: GradeTable): Assessment {
  const unanswered = notKnown(input.answers)
  const fired = firedRows(table, (column) => {
    // What is known beside the answers comes first, then what was answered; a question nobody asked is not known.
    const known = Object.hasOwn(beside, column) ? beside[column]?.(input, unanswered.length) : null
    return known ?? input.answers[column] ?? notAsked[column] ?? null
  })
  const floor = fired.reduce<Level>((level, row) => higher(level, row.level), 'LOW')
  const rules = fired
    .map(({ id, level, because, source }) => ({ id, level, because, source }))
    .sort((a, b) => levelOrder(b.level) - levelOrder(a.level))
  return { floor, rules, unanswered }
}

/** Questions that must be asked, or that an answer opened, and that nobody has answered with yes or no. */
export function notKnown(answers: AssessInput['answers']): readonly string[] {
  const before = found.get(answers)
  if (before) return before
  const open = (id: string) => (answers[id] ?? 'not known') === 'not known'
  const unknown = questions
    .filter((question) => open(question.id))
    .filter((question) => question.mandatory || (question.follows !== null && answers[question.follows] === 'yes'))
    .map((question) => question.id)
  found.set(answers, unknown)
  return unknown
}

/** Asked of the same answers at every fact of a record. */
const found = new WeakMap<AssessInput['answers'], readonly string[]>()

/** Each row that fires, once; rows of one rule with the same reason are one. */
function firedRows(table: GradeTable, asked: (column: string) => Value): readonly TableRow[] {
  return table.rules.filter((row) => Object.entries(row.when).every(([column, cell]) => holds(cell, asked(column))))
}

/** Worked out only where a row asks: most rows ask for none of the times, and the rules are asked at every fact. */
const beside: Readonly<Record<string, (input: AssessInput, unanswered: number) => Value>> = {
  child: ({ child: { age } }) => age === null || age < 18,
  age: ({ child }) => child.age,
  ageDisputed: ({ child }) => child.ageDisputed ?? false,
  unanswered: (_, unanswered) => unanswered,
  reportsIn90Days: ({ history }) => history.reportsIn90Days ?? 1,
  harmedBefore: ({ history }) => history.harmedBefore ?? 'no',
  exploitationFlag: ({ history }) => history.exploitationFlag ?? 'none',
  harmInExploitationEpisode: ({ history }) => history.harmInExploitationEpisode ?? false,
  firstEpisode: ({ history }) => history.firstEpisode ?? (history.reportsIn90Days ?? 1) <= 1,
  lookedAfterOnRecord: ({ history }) => history.lookedAfterOnRecord ?? false,
  placedHereOnRecord: ({ history }) => history.placedHereOnRecord ?? false,
  minutesSinceReport: ({ reportedAt, assessedAt }) => minutesUntil(reportedAt, assessedAt),
  minutesMissing: ({ reportedAt, lastSeenAt, assessedAt }) =>
    Math.max(minutesUntil(reportedAt, assessedAt), minutesUntil(lastSeenAt, assessedAt)),
}

/** A question nobody asked is not known, to a cell as much as to the list. */
const notAsked: Readonly<Record<string, Value>> = Object.fromEntries(questions.map(({ id }) => [id, 'not known']))

const minutesUntil = (from: Instant, to: Instant): number => Math.max(0, Math.floor(minutesBetween(from, to)))
