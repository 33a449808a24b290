// Who is told of a search: partner agencies and the family.
import { type Instant, later } from '../../kernel/time.ts'
import { hostAuthority } from '../children.ts'
import { schools } from '../names.ts'
import { after } from '../script.ts'
import type { Searched } from './searched.ts'

export function partners(
  { course, child, script, chance, startedAt, gradedAt, level, rules }: Searched,
  owner: string,
): void {
  const at =
    level === 'HIGH'
      ? after(gradedAt, chance.between(3, 12))
      : later(after(gradedAt, 2), after(startedAt, chance.between(22, 56)))
  if (!course.failing.servicesNotTold)
    script.action(at, owner, 'children’s services told', { subject: child.authority })
  if (child.lookedAfter && chance.yes(0.6)) script.action(after(at, 4), owner, 'carer’s own assessment asked for')
  if (rules.includes('R13') && chance.yes(0.75)) {
    script.action(after(at, 6), owner, 'placing authority told', { subject: child.authority })
    script.action(after(at, 9), owner, 'host authority told', { subject: hostAuthority })
    if (chance.yes(0.6))
      script.action(after(at, 20), owner, 'home force asked', { subject: 'The force of the placing authority' })
  }
  if (rules.some((id) => id.startsWith('R6')) && chance.yes(0.7)) {
    script.action(after(at, 15), owner, 'exploitation desk consulted', { subject: 'Quentin Hale' })
    script.action(after(at, 25), owner, 'suspects listed', {
      subject: 'Two addresses and a car',
      detail: 'From earlier reports.',
    })
  }
  if (chance.yes(0.25)) script.action(after(at, 60), owner, 'school asked', { subject: chance.one(schools) })
}

export function family(
  { course, child, script, chance, startedAt, rules }: Searched,
  owner: string,
  assignedAt: Instant,
): void {
  const broken = course.failing.promiseBroken
  // Honour-based abuse: the family hears nothing that the senior investigating officer has not allowed.
  const allowedBy = rules.includes('R16') ? 'Detective Inspector Stanmore' : null
  let at = later(after(assignedAt, 5), after(startedAt, broken ? chance.between(130, 300) : chance.between(70, 112)))
  for (let count = 0; count < 3; count++) {
    const nextBy = count === 2 ? null : after(at, 180)
    script.during(at, owner, 'contact-family', {
      who: `${child.carer.name}, ${child.carer.relation}`,
      detail: chance.one([
        'Told what is being done and when to expect the next call.',
        'Nothing new to tell; asked about friends and places.',
        'Asked for the child’s tablet and its passcode.',
      ]),
      nextBy,
      medianTold: chance.yes(0.4),
      allowedBy,
      at: null,
    })
    at = after(at, broken ? chance.between(200, 420) : chance.between(120, 172))
  }
}
