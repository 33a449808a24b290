// Officers sent to a missing child: when they go and arrive, what they do first, and that somebody goes on looking.
import type { Instant } from '../../kernel/time.ts'
import type { Chance } from '../chance.ts'
import type { Child } from '../children.ts'
import type { Course } from '../course.ts'
import { after, type Script } from '../script.ts'
import type { Searched } from './searched.ts'

/** Sent, arrived, and what the first officers do. */
export function response(
  { course, child, script, staff, chance, gradedAt, level }: Searched,
  owner: string,
  assignedAt: Instant,
): void {
  const { failing } = course
  const high = level === 'HIGH'
  const dispatcher = staff.some('dispatcher')
  const officer = staff.some('response officer', child.unit)
  const deployedAt = after(gradedAt, drawWait(failing, high, chance))
  const callSign = `${child.unit.slice(0, 2).toUpperCase()}${chance.whole(10, 49)}`
  script.during(deployedAt, dispatcher, 'deploy', { unit: callSign, at: null })
  const arrivedAt = after(deployedAt, chance.between(7, high ? 22 : 40))
  const late = failing.lateRecording ? chance.between(45, 190) : 0
  script.during(after(arrivedAt, late), officer, 'arrive', { unit: callSign, at: late > 0 ? arrivedAt : null })
  script.action(after(arrivedAt, chance.between(4, 15)), officer, 'premises searched', {
    subject: child.address,
    outcome: chance.one(['complete', 'complete', 'partly']),
  })
  if (chance.yes(0.85))
    script.action(after(arrivedAt, chance.between(10, 50)), officer, 'photograph obtained', {
      detail: 'With the carer’s consent.',
    })
  const begin = failing.noActionForHours ? arrivedAt : assignedAt
  script.action(after(arrivedAt, 16), officer, 'vehicle marked', {
    subject: 'No vehicle',
    outcome: 'none known',
    detail: 'The child drives nothing, and the family knows of no car.',
  })
  if (chance.yes(0.8)) {
    const called = after(begin, chance.between(3, 16))
    script.action(called, owner, 'phone called', { outcome: chance.one(['rings', 'off', 'off', 'answered']) })
    script.action(after(called, 12), owner, 'text safe requested', {
      outcome: 'requested',
      detail: 'The charity has texted the child’s own number.',
    })
  }
  if (chance.yes(0.7))
    script.action(after(begin, chance.between(20, 100)), officer, 'friends and family asked', {
      subject: 'Two friends named by the carer',
    })
  if (chance.yes(0.4))
    script.action(after(begin, chance.between(60, 240)), officer, 'address visited', {
      subject: 'A friend’s address',
      outcome: chance.one(['not there', 'no answer']),
    })
  if (chance.yes(0.3)) script.action(after(begin, chance.between(40, 300)), owner, 'social media checked')
  if (chance.yes(0.8))
    script.action(after(begin, chance.between(25, 90)), owner, 'circulated', {
      subject: 'Police National Computer',
      outcome: 'circulated',
    })
  if (!failing.noActionForHours) goingOn(child, script, chance, after(begin, 110), officer)
  if (failing.blamingWording)
    script.during(after(begin, 21), owner, 'note', {
      text: 'Streetwise for the age and usually comes back.',
    })
  if (chance.yes(0.2))
    script.during(after(begin, chance.between(10, 90)), owner, 'note', {
      text: 'Read the log. Will look at it again when there is somebody to send.',
    })
}

/** Through the first night somebody goes on looking. */
function goingOn(child: Child, script: Script, chance: Chance, from: Instant, officer: string): void {
  let at = from
  for (let count = 0; count < 5; count++) {
    at = after(at, chance.between(120, 225))
    if (chance.yes(0.5))
      script.action(at, officer, 'address visited', { subject: 'A friend’s address', outcome: 'not there' })
    else
      script.action(at, officer, 'area searched', {
        subject: chance.one([`The canal path in ${child.area}`, 'The bus station and the shops']),
        outcome: 'complete',
      })
  }
}

/** Minutes from the grade until somebody is sent. */
function drawWait(failing: Course['failing'], high: boolean, chance: Chance): number {
  if (failing.noActionForHours) return chance.between(250, 460)
  if (failing.lateDeployment) return high ? chance.between(18, 75) : chance.between(70, 300)
  return high ? chance.between(2, 9) : chance.between(6, 35)
}
