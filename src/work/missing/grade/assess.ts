// The minimum grade: which rows of the table fire on what is known. Highest wins; nothing is scored, and no answer is guessed.
import { parseUnaryTests, unaryTest } from 'feelin'
import { type Instant, minutesBetween } from '../../../kernel/time.ts'
import { higher, type Level, levelOrder } from './levels.ts'
import { questions } from './questions.ts'
import { columns, type GradeTable, type TableRow } from './table.ts'

export type AnswerWord = 'yes' | 'no' | 'not known'

export type AssessInput = {
  readonly child: { readonly age: number | null }
  readonly answers: Readonly<Record<string, AnswerWord>>
  readonly history: {
    readonly reportsIn90Days?: number
    readonly harmedBefore?: 'no' | 'harm' | 'serious harm'
    readonly exploitationFlag?: 'none' | 'known or suspected' | 'high'
    readonly harmInExploitationEpisode?: boolean
    readonly firstEpisode?: boolean
  }
  readonly reportedAt: Instant
  readonly lastSeenAt: Instant
  readonly assessedAt: Instant
}

export type Fired = Pick<TableRow, 'id' | 'level' | 'because' | 'source'>
export type Assessment = {
  readonly floor: Level
  readonly rules: readonly Fired[]
  readonly unanswered: readonly string[]
}

/** Pure. A mandatory question without an answer counts as not known. Nothing fired: the lowest grade in use, LOW. */
export function assess(input: AssessInput, table: GradeTable): Assessment {
  const unanswered = notKnown(input.answers)
  const values = valuesOf(input, unanswered.length)
  const fired = firedRows(table, values)
  const floor = fired.reduce<Level>((level, row) => higher(level, row.level), 'LOW')
  const rules = fired
    .map(({ id, level, because, source }) => ({ id, level, because, source }))
    .sort((a, b) => levelOrder(b.level) - levelOrder(a.level))
  return { floor, rules, unanswered }
}

/** Questions that must be asked, or that an answer opened, and that nobody has answered with yes or no. */
export function notKnown(answers: AssessInput['answers']): readonly string[] {
  const open = (id: string) => (answers[id] ?? 'not known') === 'not known'
  return questions
    .filter((question) => open(question.id))
    .filter((question) => question.mandatory || (question.follows !== null && answers[question.follows] === 'yes'))
    .map((question) => question.id)
}

/** Each row that fires, once; rows of one rule with the same reason are one. */
export function firedRows(table: GradeTable, values: Readonly<Record<string, unknown>>): readonly TableRow[] {
  return table.rules.filter((row) =>
    Object.entries(row.when).every(([column, cell]) => holds(cell, values[column] ?? null)),
  )
}

function valuesOf(input: AssessInput, unanswered: number): Readonly<Record<string, unknown>> {
  const { age } = input.child
  const { history } = input
  return {
    ...input.answers,
    child: age === null || age < 18,
    age,
    unanswered,
    reportsIn90Days: history.reportsIn90Days ?? 1,
    harmedBefore: history.harmedBefore ?? 'no',
    exploitationFlag: history.exploitationFlag ?? 'none',
    harmInExploitationEpisode: history.harmInExploitationEpisode ?? false,
    firstEpisode: history.firstEpisode ?? (history.reportsIn90Days ?? 1) <= 1,
    minutesSinceReport: Math.max(0, Math.floor(minutesBetween(input.reportedAt, input.assessedAt))),
  }
}

/** What a cell says of a value never changes, and there are few of both; bounded, since minutes vary. */
const known = new Map<string, boolean>()

function holds(cell: string, value: unknown): boolean {
  if (value === null) return false
  const key = `${cell}\u0000${typeof value}\u0000${String(value)}`
  const before = known.get(key)
  if (before !== undefined) return before
  const said = unaryTest(cell, { '?': value }).value === true
  if (known.size < 20_000) known.set(key, said)
  return said
}

/** What is wrong with a table, in words; none for a sound one. */
export function tableRefusals(table: GradeTable): readonly string[] {
  return table.rules.flatMap((row) =>
    Object.entries(row.when).flatMap(([column, cell]) => [
      ...(columns.has(column) ? [] : [`Rule ${row.id}: there is no column “${column}”.`]),
      ...(readable(cell) ? [] : [`Rule ${row.id}, column “${column}”: “${cell}” is not a FEEL unary test.`]),
    ]),
  )
}

/** Parsed without an error, and able to say something of a number, a text or a yes. */
function readable(cell: string): boolean {
  try {
    let sound = true
    parseUnaryTests(cell, {}, undefined).iterate({
      enter: (node) => {
        if (node.type.isError) sound = false
      },
    })
    return sound && [1, 'yes', true].some((value) => isSayable(cell, value))
  } catch {
    return false
  }
}

function isSayable(cell: string, value: unknown): boolean {
  try {
    unaryTest(cell, { '?': value })
    return true
  } catch {
    return false
  }
}
