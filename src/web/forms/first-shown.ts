// What a form shows at first, field by field.
import { type Instant, isInstant, localDate, localTime, parseLocalDate } from '../../kernel/time.ts'
import { join } from '../explain.ts'
import type { Field } from '../shape.ts'
import { perCent } from '../typed/percent.ts'

export function fill(
  typed: Map<string, string | string[]>,
  field: Field,
  name: string,
  value: unknown,
  now: Instant,
): void {
  const { shape } = field
  if (shape.kind === 'moment') {
    if (typeof value === 'string' && isInstant(value)) fillMoment(typed, name, value, field.input === 'hidden')
    // A date alone: the time is for the person to type.
    else if (typeof value === 'string' && parseLocalDate(value) !== null) typed.set(join(name, 'date'), value)
    else if (shape.past && field.nullable && field.input !== 'hidden') fillNow(typed, name, now)
  } else if (shape.kind === 'group') {
    const members = membersOf(value)
    for (const member of shape.fields) fill(typed, member, join(name, member.key), members.get(member.key), now)
  } else if (shape.kind === 'list' && Array.isArray(value)) {
    if (shape.of.shape.kind === 'group') {
      value.forEach((row: unknown, index) => {
        fill(typed, shape.of, join(name, String(index)), row, now)
      })
    } else typed.set(name, value.map(String))
  } else if (typeof value === 'boolean') typed.set(name, value ? 'yes' : 'no')
  else if (typeof value === 'number' && field.input === 'percent') typed.set(name, String(perCent(value)))
  else if (typeof value === 'string' || typeof value === 'number') typed.set(name, String(value))
}

function fillMoment(typed: Map<string, string | string[]>, name: string, at: Instant, hidden: boolean): void {
  if (hidden) {
    typed.set(name, at)
    return
  }
  typed.set(join(name, 'date'), localDate(at))
  typed.set(join(name, 'time'), localTime(at))
  typed.set(join(name, 'exact'), at)
}

/** Offered as now: sent back unchanged it is null, and null is now when it is recorded. */
function fillNow(typed: Map<string, string | string[]>, name: string, now: Instant): void {
  fillMoment(typed, name, now, false)
  typed.set(join(name, 'exact'), `${now} now`)
}

const membersOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
