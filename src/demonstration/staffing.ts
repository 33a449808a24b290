// Who is there to do it: the invented staff, by job and unit.
import type { Role } from '../registers/permissions.ts'
import type { Chance } from './chance.ts'
import { people } from './force/people.ts'

export type Staffing = {
  /** Somebody of this job; of this unit where it has one. */
  readonly some: (role: Role, unit?: string) => string
  /** Somebody else of this job. */
  readonly another: (role: Role, than: string, unit?: string) => string
}

export const staffing = (chance: Chance): Staffing => ({
  some: (role, unit) => chance.one(of(role, unit)),
  another: (role, than, unit) => {
    const others = of(role, unit).filter((name) => name !== than)
    return chance.one(others.length > 0 ? others : of(role).filter((name) => name !== than))
  },
})

function of(role: Role, unit?: string): readonly string[] {
  const all = people.filter((one) => one.roles.includes(role))
  const own = all.filter((one) => one.unit === unit)
  return (own.length > 0 ? own : all).map((one) => one.name)
}
