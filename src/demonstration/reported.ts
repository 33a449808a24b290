// What the call says of the child, and what is found out after it.
import { type Instant, localDate, localTime } from '../kernel/time.ts'
import type { Child } from './children.ts'
import type { EpisodeAsked } from './episode-asked.ts'
import { after, type Script } from './script.ts'

export function ageAt(child: Child, at: Instant): number {
  const [today, born] = [localDate(at), child.dateOfBirth]
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

export const lastSeen = ({ course, reportedAt }: EpisodeAsked): Instant => after(reportedAt, -course.unseenMinutes)

export function report(asked: EpisodeAsked, made: Script, handler: string, recordedAt: Instant): void {
  const { child, course, reportedAt, chance } = asked
  made.add(recordedAt, handler, 'report', {
    path: course.path,
    name: child.name,
    age: ageAt(child, reportedAt),
    lastSeenAt: lastSeen(asked),
    lastSeenPrecision: chance.yes(0.5) ? 'exact' : 'about',
    lastSeenPlace: child.lookedAfter
      ? child.address
      : chance.one([child.address, `the bus stop in ${child.area}`, 'the school gate']),
    callerPhone: child.carer.phone,
    why: course.why,
    callerName: child.carer.name,
    callerRelation: child.carer.relation,
    dateOfBirth: child.dateOfBirth,
    ageDisputed: false,
    sex: child.sex,
    description: chance.one([
      'Dark hooded top, grey joggers, white trainers',
      'School uniform, black coat, small rucksack',
      'Jeans, puffer jacket, hair tied back',
    ]),
    address: child.address,
    postcode: null,
    lookedAfterBy: child.lookedAfter ? child.authority : null,
    placement: child.lookedAfter ? child.address : null,
    firstContactAt: reportedAt,
    unit: child.unit,
    area: child.area,
    // As late as the policy lets it be: sooner where the answers ask for HIGH.
    reviewBy: null,
    personId: 'none of these',
    source: course.fromIncident
      ? {
          system: 'Command and control',
          reference: `${localDate(reportedAt).replaceAll('-', '')}-${localTime(reportedAt).replace(':', '')}-${chance.whole(100, 999)}`,
          createdAt: reportedAt,
        }
      : null,
    answers: course.answers,
    grade: null,
  })
}

/** What was not known is asked again, mostly within the hour. */
export function findOut(
  { course, chance, child }: EpisodeAsked,
  made: Script,
  handler: string,
  gradedAt: Instant,
): void {
  const open = Object.keys(course.answers).filter((id) => course.answers[id] === 'not known')
  if (open.length === 0 || !chance.yes(0.75)) return
  const at = after(gradedAt, course.failing.noActionForHours ? chance.between(70, 240) : chance.between(12, 55))
  // "Yes" might raise the minimum, and is another story: what is found out here is that it is not so.
  made.during(at, handler, 'answer', {
    answers: Object.fromEntries(open.map((id) => [id, 'no'])),
    saidBy: child.carer.name,
    at: null,
  })
}
