// The reviews of a search: when each is made, and what it says and sets.
import { type Instant, later } from '../../kernel/time.ts'
import { setting } from '../../practice/policy.ts'
import { gradeTable } from '../../work/missing/grade-policy.ts'
import type { Chance } from '../chance.ts'
import type { Course } from '../course.ts'
import { after } from '../script.ts'
import type { Searched } from './searched.ts'

export function reviews(given: Searched, loweredAt: Instant | null): void {
  const { course, child, script, staff, chance, gradedAt, locatedAt } = given
  const { failing } = course
  let dueAt = after(gradedAt, given.firstReviewMinutes)
  let count = 0
  let lastSet: string | null = null
  for (;;) {
    const late = failing.lateReviews && chance.yes(0.65)
    const at = late
      ? after(dueAt, chance.between(6, 100))
      : later(after(gradedAt, 6), after(dueAt, -chance.between(1, 8)))
    if (at >= locatedAt || count >= 60) return
    const raised = given.raisedAt !== null && at >= given.raisedAt
    const level = raised || (given.level === 'HIGH' && (loweredAt === null || at < loweredAt)) ? 'HIGH' : 'MEDIUM'
    const every = level === 'HIGH' ? Math.min(60, given.reviewEveryMinutes) : longestAtMedium(given)
    dueAt = after(at, every)
    const cloned = failing.clonedReviews && chance.yes(0.85)
    const summary = cloned ? cloneText : reviewText(course, count, chance)
    const set: string | null = cloned ? null : chance.one(nextActions)
    const closes = !(cloned || count === 0 || chance.yes(0.5))
    script.during(at, staff.some('sergeant', child.unit), 'review', {
      level,
      summary,
      actionsSet: set === null ? [] : [set],
      actionsClosed: closes && lastSet !== null ? [lastSet] : [],
      nextReviewAt: dueAt,
    })
    if (closes) lastSet = null
    lastSet = set ?? lastSet
    count++
  }
}

/** Lowered, what the rules above the new grade ask for is set aside; the others still hold. */
const longestAtMedium = ({ level, policy, rules, reviewEveryMinutes }: Searched): number =>
  level === 'MEDIUM'
    ? reviewEveryMinutes
    : Math.min(
        setting(policy, 'review.maximum.other'),
        ...gradeTable(policy)
          .rules.filter((row) => rules.includes(row.id) && row.level !== 'HIGH')
          .map((row) => row.reviewEveryMinutes),
      )

const cloneText = 'All enquiries ongoing. Risk remains as before. Review again at the next interval.'

function reviewText(course: Course, count: number, chance: Chance): string {
  const known = chance.one([
    'The phone was last used near the canal',
    'A friend was spoken to and had a message at teatime',
    'The home was searched and a bag is gone',
    'No sighting since the call',
    'The carer has had no answer',
  ])
  const done = chance.one([
    'two addresses were visited',
    'the bus operator was asked',
    'the school was asked',
    'earlier found addresses were checked',
    'the hospitals were asked',
  ])
  const means = chance.one([
    'the longer it lasts the likelier older company becomes',
    'the weather and the hour make it worse',
    'nothing lowers the risk',
    'the child is likely with friends, which is not known to be safe',
  ])
  const number = ['First review', 'Second review', 'Third review', 'Fourth review', 'Later review'][Math.min(count, 4)]
  return `${number}. ${known}; ${done}. For the risk: ${means}.${course.answers['exploitation'] === 'yes' ? ' Exploitation stays the main worry.' : ''}`
}

const nextActions = [
  'Visit the two addresses found last time, by the next review',
  'Ask the transport operator for pictures within the hour',
  'Speak to the best friend in person tonight',
  'Search the home again, loft and shed included',
  'Ask the carer for the bank card’s last use',
  'Contact the social worker on call',
] as const
