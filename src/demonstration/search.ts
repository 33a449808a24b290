// From the grade to the location: who owns it, who goes, what is done, reviewed, handed over and told.
import { earlier, later } from '../kernel/time.ts'
import { after } from './script.ts'
import { decisions, longer, lowering } from './search/decisions.ts'
import { handovers } from './search/handovers.ts'
import { response } from './search/response.ts'
import { reviews } from './search/reviews.ts'
import type { Searched } from './search/searched.ts'
import { family, partners } from './search/told.ts'

export function search(given: Searched): void {
  const { child, course, script, staff, chance, startedAt, gradedAt } = given
  const high = given.level === 'HIGH'
  const { failing } = course
  const manager = staff.some('force incident manager')
  const limit = high ? 30 : 60
  const inTime = later(after(gradedAt, chance.between(2, 5)), after(startedAt, limit * chance.between(0.55, 0.92)))
  const late = later(after(gradedAt, 4), after(startedAt, limit + chance.between(6, 120)))
  // A child found before it is endorsed is endorsed afterwards: the close asks for it.
  const endorsedAt = earlier(failing.lateGrading ? late : inTime, after(given.locatedAt, 11))
  script.action(after(endorsedAt, -1.5), manager, 'local systems checked', {
    detail: 'Earlier reports and intelligence read before the grade was endorsed.',
  })
  if (!failing.noActionForHours)
    script.action(after(gradedAt, chance.between(4, 60)), manager, 'national systems checked', {
      subject: 'Police National Computer, Police National Database, sex offenders’ register',
    })
  script.add(endorsedAt, manager, 'endorse', {
    because: `Earlier reports read; ${high ? 'high' : 'medium'} is right on what is known.`,
  })
  const owner = staff.some(chance.yes(0.55) ? 'sergeant' : 'local operations inspector', child.unit)
  const assignedAt = after(endorsedAt, chance.between(1, 6))
  script.during(assignedAt, manager, 'assign', { staffId: owner, at: null })
  if (!failing.unacknowledged)
    script.during(
      after(assignedAt, failing.lateAcknowledgement ? chance.between(12, 80) : chance.between(1, 9)),
      owner,
      'acknowledge',
    )
  response(given, owner, assignedAt)
  partners(given, owner)
  if (high) decisions(given, manager)
  const lowered = high ? lowering(given, owner) : null
  reviews(given, lowered)
  handovers(given, assignedAt)
  family(given, owner, assignedAt)
  longer(given, owner, high && lowered === null)
}
