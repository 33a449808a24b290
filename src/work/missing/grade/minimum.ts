// The minimum grade of an episode as it stands: what the rules are asked, and what they answer.
import type { Static } from 'typebox'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import type { Answer, History } from '../fact-parts.ts'
import { gradeTable } from '../grade-policy.ts'
import { ageThatCounts, type SaidOfChild } from '../on-record.ts'
import { type EpisodeState, wasEverMissing } from '../state.ts'
import { type AssessInput, type Assessment, assess, notKnown } from './assess.ts'
import { heldOnRecord } from './care-on-record.ts'
import type { Level } from './levels.ts'
import type { GradeTable } from './table.ts'

export type Answers = Readonly<Record<string, Static<typeof Answer>>>
export type Input = Pick<AssessInput, 'child' | 'reportedAt' | 'lastSeenAt'> & {
  readonly history: AssessInput['history']
  /** By when an essential dose must be given, where somebody said so. */
  readonly doseDueAt?: Instant | null
}

/**
 * The minimum grade of what is known now, by the force's own table. `named` asks only the rules whose names begin so: with every fact of a
 * record, the whole table would be too much.
 */
export function minimumGrade(
  answers: Answers,
  input: Input,
  by: { readonly policy: Policy; readonly now: Instant; readonly named?: string },
): Assessment {
  const table = rowsNamed(gradeTable(by.policy), by.named ?? '')
  return assess({ ...input, answers: withDose(answers, input, by.now), assessedAt: by.now }, table)
}

/** Once the time has passed the dose is overdue, whatever was answered before; until then nobody need be asked. */
function withDose(answers: Answers, { doseDueAt }: Input, now: Instant): Answers {
  if (doseDueAt == null) return answers
  const overdue = doseDueAt <= now || answers['dose-overdue'] === 'yes'
  return { ...answers, 'dose-overdue': overdue ? 'yes' : 'no' }
}

/** A disputed age is no age to go by. */
export const ofChild = (age: number | null, ageDisputed: boolean): Input['child'] => ({
  age: ageDisputed ? null : age,
  ageDisputed,
})

type Asks = Pick<Input, 'child' | 'history'>

/** What the rules are asked of the child: as reported, and as on record. */
export function asksOf(said: SaidOfChild, history: Static<typeof History>, at: Instant): Asks {
  const before = asked.get(history)
  if (before?.said === said && before.at === at) return before.asks
  const asks: Asks = {
    child: {
      age: ageThatCounts(said, history.onRecord, at),
      ageDisputed: said.ageDisputed || history.onRecord?.ageDisputed === true,
    },
    history: history.onRecord === undefined ? history : { ...history, ...heldOnRecord(history.onRecord) },
  }
  asked.set(history, { said, at, asks })
  return asks
}

/** Asked of the same report at every fact of a record, by every rule. */
const asked = new WeakMap<
  Static<typeof History>,
  { readonly said: SaidOfChild; readonly at: Instant; readonly asks: Asks }
>()

/** What the rules are asked about an episode as it stands. */
export function inputOf(state: EpisodeState): Input | null {
  const { report, reportedAt, said } = state
  if (report === null || reportedAt === null) return null
  const asks = asksOf(said ?? report.child, report.history, reportedAt)
  return {
    ...asks,
    history: withHarmHere(withDisclosed(asks.history, state), state),
    reportedAt,
    lastSeenAt: report.lastSeen.at,
    doseDueAt: state.doseDue?.dueAt ?? null,
  }
}

/** The same at a moment: of a concern by what was said alone, for who was never missing is not still missing after 72 hours (R23). */
export function inputAt(state: EpisodeState, now: Instant): Input | null {
  const input = inputOf(state)
  return input === null || wasEverMissing(state) ? input : { ...input, ...notMissing(now) }
}

/** No time counts as missing for whom nobody reported missing. */
export const notMissing = (now: Instant) => ({ reportedAt: now, lastSeenAt: now })

/** What another force’s records hold counts as our own would: the worst of all. */
function withDisclosed(history: Input['history'], { disclosedHistory }: EpisodeState): Input['history'] {
  if (disclosedHistory.length === 0) return history
  const told = disclosedHistory
  return {
    ...history,
    harmedBefore: worst(harms, [history.harmedBefore ?? 'no', ...told.map((one) => one.harmedBefore)]),
    exploitationFlag: worst(flags, [history.exploitationFlag ?? 'none', ...told.map((one) => one.exploitationFlag)]),
    harmInExploitationEpisode:
      history.harmInExploitationEpisode === true || told.some((one) => one.harmInExploitationEpisode),
  }
}

const harms = ['no', 'harm', 'serious harm'] as const
const flags = ['none', 'known or suspected', 'high'] as const
/** The last in their order. */
const worst = <const Word extends string>(order: readonly [Word, ...Word[]], said: readonly Word[]): Word =>
  order.findLast((word) => said.includes(word)) ?? order[0]

/** The worst of earlier harm that other forces told of; null where none did. */
export function harmDisclosed({ disclosedHistory }: EpisodeState): 'harm' | 'serious harm' | null {
  const harm = worst(
    harms,
    disclosedHistory.map((one) => one.harmedBefore),
  )
  return harm === 'no' ? null : harm
}

/** Harm in an earlier search of this record counts as harm in an earlier episode does. */
function withHarmHere(history: Input['history'], { harmedEarlier, answers }: EpisodeState): Input['history'] {
  if (harmedEarlier === null) return history
  const exploited = answers['exploitation']?.answer === 'yes' || (history.exploitationFlag ?? 'none') !== 'none'
  return {
    ...history,
    harmedBefore: history.harmedBefore === 'serious harm' ? 'serious harm' : harmedEarlier.harm,
    harmInExploitationEpisode: history.harmInExploitationEpisode === true || exploited,
  }
}

/** The minimum of an episode as it stands; null before there is a report. */
export function floorOf(state: EpisodeState, policy: Policy, now: Instant): Level | null {
  const input = inputOf(state)
  return input === null ? null : minimumGrade(answersOf(state), input, { policy, now }).floor
}

/** The words alone; the same of the same answers, since most facts change none and every rule asks. */
export function answersOf({ answers }: EpisodeState): Answers {
  const before = words.get(answers)
  if (before) return before
  const found = Object.fromEntries(Object.entries(answers).map(([question, said]) => [question, said.answer]))
  words.set(answers, found)
  return found
}

const words = new WeakMap<EpisodeState['answers'], Answers>()

/** The rules that fired at the grading, and those that fire on what is known now: what was learned since counts too. */
export function rulesNow(state: EpisodeState, policy: Policy, named: string, now: Instant): readonly string[] {
  const graded = (state.grading?.rules ?? []).map((rule) => rule.id).filter((id) => id.startsWith(named))
  return [...new Set([...graded, ...firingRules(state, policy, named, now)])]
}

/** Those that fire on what is known now, and no others; of one name's beginning, where only those are asked for. */
export function firingRules(state: EpisodeState, policy: Policy, named: string, now: Instant): readonly string[] {
  const input = inputOf(state)
  return input === null
    ? []
    : minimumGrade(answersOf(state), input, { policy, now, named }).rules.map((rule) => rule.id)
}

const some = new WeakMap<GradeTable, Map<string, GradeTable>>()

function rowsNamed(table: GradeTable, named: string): GradeTable {
  if (named === '') return table
  const before = some.get(table) ?? new Map<string, GradeTable>()
  some.set(table, before)
  const found = before.get(named) ?? { rules: table.rules.filter(({ id }) => id.startsWith(named)) }
  before.set(named, found)
  return found
}

/** What was not known at the grading may have been answered since; and an answer since may have opened another question. */
export const answered = (state: EpisodeState): boolean => unknownNow(state).length === 0

/** What must be asked and nobody has answered yes or no. By when a dose is due says whether it is overdue. */
export const unknownNow = (state: EpisodeState): readonly string[] =>
  notKnown(answersOf(state)).filter((question) => question !== 'dose-overdue' || state.doseDue === null)
