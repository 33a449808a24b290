// The office's own dates as the page of clocks has them, those that passed and those of questions and recommendations to come: what they are about, and where each stands.
import { type Instant, instant, localDate } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { placeOf, subjectOf } from '../running-clock.ts'
import { publishedThing } from './duties-to-publish.ts'

type Missed = Parameters<typeof subjectOf>[0] & {
  readonly name: string
  readonly due_at: string
  readonly reference: string | null
  readonly owner_name: string | null
}

/** Its own actions and what is to be looked at again have lists of their own. */
export const listedApart = ['commissioner-action', 'scrutiny-decision']

/** Of these the office reads what is to come as well: a question that waits for it, an answer or a date that it owes. */
export const readAhead = ['question', 'recommendation']

/** Those that passed, and those to come. */
export function datesBy(owed: readonly Missed[], policy: Policy, now: Instant) {
  const isPassed = (one: Missed) => instant(one.due_at) < now
  return {
    missed: missedOf(owed.filter(isPassed), policy),
    ahead: missedOf(
      owed.filter((one) => !isPassed(one)),
      policy,
    ),
  }
}

const missedOf = (duties: readonly Missed[], policy: Policy) =>
  duties.map((one) => ({
    words: wordsOf(one, policy),
    dueOn: localDate(instant(one.due_at)),
    path: placeOf(one).replace('/scrutiny#', '#'),
  }))

function wordsOf(one: Missed, policy: Policy): string {
  const what = `${one.name.charAt(0).toUpperCase()}${one.name.slice(1)}`
  const given = one.kind === 'question' && one.owner_name !== null ? `given to ${one.owner_name}` : null
  const about = [one.reference, subjectOf(one, (item) => publishedThing(item)?.words, policy), given].filter(
    (part) => part !== null,
  )
  return about.length === 0 ? what : `${what}: ${about.join(', ')}`
}
