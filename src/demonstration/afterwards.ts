// From the location to the close, and what the local authority does after it: seen, heard, learned, decided.
import { type Instant, later } from '../kernel/time.ts'
import { conclude } from './afterwards/close.ts'
import type { Ended, Ending } from './afterwards/ended.ts'
import { interview } from './afterwards/interview.ts'
import { prevention, returnInterview } from './afterwards/prevention.ts'
import { protect } from './afterwards/protection.ts'
import { hostAuthority } from './children.ts'
import { after } from './script.ts'

export function afterwards(given: Ended): Ending {
  const { child, course, script, staff, chance, locatedAt, rules } = given
  const officer = staff.some('response officer', child.unit)
  script.add(after(locatedAt, chance.between(1, 9)), officer, 'locate', {
    place: course.foundAt,
    how: course.foundBy,
    confirmedBy: officer,
    confirmedHow: 'seen by an officer',
    with: chance.yes(0.5)
      ? chance.one(['a friend of the same age', 'an older cousin', 'nobody', 'two older boys; names being checked'])
      : null,
    atRisk: course.atRisk,
    placeToReturn: placeToReturn(course.atRisk, rules.includes('R17')),
    detail:
      course.foundBy === 'police'
        ? 'Seen by officers and spoken to.'
        : 'The caller rang back; officers went to see the child.',
    at: locatedAt,
  })
  script.add(after(locatedAt, course.failing.promiseBroken ? 75 : 11), officer, 'contact-family', {
    who: `${child.carer.name}, ${child.carer.relation}`,
    detail: 'Told that the child is found, and how they are.',
    nextBy: null,
    medianTold: false,
    allowedBy: rules.includes('R16') ? 'Detective Inspector Stanmore' : null,
    at: null,
  })
  if (course.inPoliceProtection) protect(given, officer)
  const told = after(locatedAt, course.failing.authorityToldLate ? chance.between(140, 900) : chance.between(15, 110))
  const tell = (at: Instant, authority: string) =>
    script.add(at, officer, 'tell-authority', { authority, how: 'by phone to the duty desk', at: null })
  tell(told, child.authority)
  const bothTold = rules.includes('R13') ? after(told, 6) : told
  if (bothTold > told) tell(bothTold, hostAuthority)
  const returnedAt = after(locatedAt, chance.between(12, 55))
  script.add(returnedAt, officer, 'return', {
    to: `${child.address}, to ${child.carer.name}`,
    seenBy: officer,
    detail: null,
    at: null,
  })
  const heardAt = interview(given, returnedAt)
  const closedAt = conclude(given, later(heardAt, bothTold))
  const reading = returnInterview(given, returnedAt)
  return { closedAt, returnedAt, ...prevention(given, returnedAt, reading) }
}

function placeToReturn(atRisk: boolean, notHome: boolean): string | null {
  if (atRisk) return 'Not home tonight: an emergency placement, decided with children’s services'
  return notHome ? 'To a grandparent, decided with children’s services' : null
}
