// What is owed because the child is still missing: at one day and at three a reason why not HIGH, after four weeks a look at all of it.
import { hours, type Instant, later, minutesBetween, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { isMissing } from '../state.ts'
import { ended, firstGraded, missedAt, records, rule } from './rule.ts'

type Justified = {
  readonly name: string
  readonly words: string
  readonly owner: string
  readonly source: string
  /** The action by which the officer named says it. */
  readonly reason: string
  /** When it is said for the first time, counted from when the child was missed, and how often afterwards. */
  readonly first: (policy: Policy) => number
  readonly again: (policy: Policy) => number
  /** What is said longer before the first time is due says nothing of the hours until then. */
  readonly leadHours: number
  /** From then on another's reason takes the place of this one. */
  readonly untilHours: number | null
}

/** Owed for the second time and later: said at any time before it is due, it is said, and the interval runs from there. */
const saidAgain = 2

/**
 * R22 and R23: still missing, so the officer named says why the grade is right, and says it again; a sergeant's review is not that.
 * Raised to HIGH it is owed no more; lowered again it is owed anew, and after the first time an interval after a second person agreed to it.
 */
const stillMissing = ({ name, words, owner, source, reason, first, again, leadHours, untilHours }: Justified) =>
  rule({
    name,
    words,
    owner,
    basis: 'Vigil default',
    source,
    starts: (fact, state, before, policy) => {
      const begins = firstGraded(fact, before) || (fact.kind === 'missing.lowered/1' && before.level === 'HIGH')
      if (!isMissing(state) || state.level === 'HIGH' || !(begins || records(fact, reason))) return null
      const from = missedAt(state, fact)
      const mark = plus(from, hours(first(policy)))
      if (begins && fact.happenedAt < mark) return { due: mark }
      if (!begins && plus(fact.happenedAt, hours(leadHours)) < mark) return null
      const due = plus(later(fact.happenedAt, mark), hours(again(policy)))
      return untilHours !== null && due >= plus(from, hours(untilHours)) ? null : { due, occurrence: saidAgain }
    },
    met: (fact, _, duty) =>
      records(fact, reason) && (duty.occurrence === saidAgain || plus(fact.happenedAt, hours(leadHours)) >= duty.dueAt),
    ends: (fact, state) => ended(fact, state) || state.level === 'HIGH',
  })

export const justifyAtDay = stillMissing({
  name: 'justify not HIGH after 24 hours',
  words: 'explain why the grade is not HIGH (24 hours)',
  owner: 'detective inspector',
  source: 'R22: a detective inspector’s review at 24 hours, then every 12 until the superintendent’s at 72 (R23)',
  reason: 'not high justified at 24 hours',
  first: (policy) => setting(policy, 'justify.hours'),
  again: (policy) => setting(policy, 'justify.again.hours'),
  leadHours: 12,
  untilHours: 72,
})
export const justifyAtThreeDays = stillMissing({
  name: 'justify not HIGH after 72 hours',
  words: 'raise to HIGH, or explain why not (72 hours)',
  owner: 'duty superintendent',
  source: 'R23: HIGH, or a superintendent’s exception with its reason, looked at again each day',
  reason: 'not high justified at 72 hours',
  first: () => 72,
  again: (policy) => setting(policy, 'justify.long.hours'),
  leadHours: 24,
  untilHours: null,
})

/** Days after the child was missed at which a detective inspector looks at the whole of it; afterwards once a year. */
const longTermDays = [28, 91, 183, 274, 365] as const
const year = 365

const nextLongTerm = (start: Instant, now: Instant): Instant => {
  const passed = Math.floor(minutesBetween(start, now) / (60 * 24))
  const days = longTermDays.find((day) => day > passed) ?? (Math.floor(passed / year) + 1) * year
  return plus(start, hours(24 * days))
}

export const longTermReview = rule({
  name: 'hold a long-term review',
  words: 'hold the long-term review',
  owner: 'detective inspector',
  basis: 'Vigil default',
  source: 'After 28 days, at 3, 6, 9 and 12 months, then each year: no national interval was found',
  starts: (fact, state, before) => {
    const first = firstGraded(fact, before)
    return first || (records(fact, 'long-term review held') && isMissing(state))
      ? { due: nextLongTerm(missedAt(state, fact), fact.happenedAt) }
      : null
  },
  met: (fact) => records(fact, 'long-term review held'),
  ends: ended,
})
