// What the rules of an episode share: their type, and questions asked of a fact.
import { type Instant, isBeforeMinuteOf, minutes } from '../../../kernel/time.ts'
import { deadline, parseRule } from '../../../practice/deadline.ts'
import type { DutyRule } from '../../../practice/duty.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { MissingFact, RiskLevel } from '../facts.ts'
import { type EpisodeState, isMissing } from '../state.ts'

export type MissingRule = DutyRule<EpisodeState, MissingFact>

/** Only gives a rule its types. */
export const rule = (given: MissingRule): MissingRule => given

/** T0: the first report to any channel, not the making of the record. */
export const firstReport = (state: EpisodeState, fact: MissingFact): Instant =>
  state.clocksFrom ?? state.reportedAt ?? fact.happenedAt

/** Since when the child has been missing, whatever was mistaken for a location meanwhile. */
export const missedAt = (state: EpisodeState, fact: MissingFact): Instant =>
  state.missingFrom ?? state.reportedAt ?? fact.happenedAt

/** From this fact on the child counts as missing, for the first time in this record: at the report, or when contact is lost. */
export const isFirstMissed = (fact: MissingFact, state: EpisodeState, before: EpisodeState): boolean =>
  before.missingFrom === null &&
  state.missingFrom !== null &&
  (fact.kind === 'missing.reported/1' || fact.kind === 'missing.contact-lost/1')

/** What the child’s records say was counted again: two were merged or split, one was void, an earlier episode told more. */
export const bringsHistory = ({ kind }: MissingFact): boolean => kind === 'missing.history-found/1'

/** A search begins: at the report, when contact is lost, or when a location turns out to be a mistake. */
export const beginsSearch = (fact: MissingFact): boolean =>
  (fact.kind === 'missing.reported/1' && fact.body.path === 'missing') ||
  fact.kind === 'missing.contact-lost/1' ||
  (fact.kind === 'missing.reopened/1' && fact.body.missing === true)

/** The search is over, or this is no longer a missing child's episode. */
export const ended = (_fact: MissingFact, state: EpisodeState): boolean => !isMissing(state)

/** The first grade of a search; whoever was found before anybody graded owes no search. */
export const firstGraded = (
  fact: MissingFact,
  before: EpisodeState,
): fact is MissingFact & { readonly kind: 'missing.graded/1' } =>
  fact.kind === 'missing.graded/1' && before.grading === null && !isFound(before)

/** The grade rose to HIGH by this fact, or a search began with it. */
export const becameHigh = (fact: MissingFact, before: EpisodeState): boolean =>
  (before.level !== 'HIGH' || begins(fact, before)) && !isFound(before) && gradeGiven(fact) === 'HIGH'

/** It was graded MEDIUM, or rose to it. */
export const becameMedium = (fact: MissingFact, before: EpisodeState): boolean =>
  ((before.level !== 'HIGH' && before.level !== 'MEDIUM') || begins(fact, before)) &&
  !isFound(before) &&
  gradeGiven(fact) === 'MEDIUM'

const begins = (fact: MissingFact, before: EpisodeState): boolean =>
  fact.kind === 'missing.graded/1' && before.grading === null

const isFound = ({ phase }: EpisodeState): boolean => phase === 'located' || phase === 'returned' || phase === 'closed'

function gradeGiven(fact: MissingFact): RiskLevel | null {
  switch (fact.kind) {
    case 'missing.graded/1':
    case 'missing.endorsed/1':
    case 'missing.raised/1':
    case 'missing.reviewed/1':
      return fact.body.level
    default:
      return null
  }
}

/** In this search: what was done before contact was lost again is done anew. */
export const did = (state: EpisodeState, action: string): boolean =>
  state.done.some(
    (one) => one.action === action && (state.clocksFrom === null || !isBeforeMinuteOf(one.at, state.clocksFrom)),
  )

/** The fact records this action. */
export const records = (fact: MissingFact, ...codes: readonly string[]): boolean =>
  fact.kind === 'missing.action-recorded/1' && codes.includes(fact.body.action)

/** So many working days after an instant; refuses past the calendar's end, where a guess would look like a date. */
export function workingDays(count: number, from: Instant, policy: Policy): Instant {
  const parsed = parseRule(`working-days-${count}`)
  const found = 'refused' in parsed ? null : deadline(parsed, from, policy.holidays)
  if (found === null || found.kind === 'refused')
    throw new Error(`no deadline of ${count} working days: ${found?.sentence ?? 'not a rule'}`)
  return found.due
}

/** A setting that is stricter at HIGH. */
export const byLevel = (policy: Policy, name: string, high: boolean) =>
  minutes(setting(policy, `${name}.${high ? 'high' : 'other'}`))
