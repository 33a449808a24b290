// A day as three boxes, and a moment as its parts.
import { clockTime, readLocalTime, tidyTime } from '../../kernel/time.ts'
import { dayParts, isoOf } from '../days.ts'
import { join } from '../explain.ts'
import { humanised } from '../shape.ts'
import { first, type Typed, typedDay } from '../typed.ts'
import type { Box, MomentParts } from './form-field.ts'

export function boxes(typed: Typed, name: string, input: 'date' | 'moment'): readonly Box[] {
  const typedIn = typedDay(typed, name, input === 'date' ? name : join(name, 'date'))
  return dayParts.map((part) => ({
    id: `${name.replaceAll('.', '-')}-${part}`,
    name: join(name, part),
    label: humanised(part),
    value: typedIn[part],
  }))
}

export function momentParts(typed: Typed, name: string): MomentParts {
  const date = isoOf(typedDay(typed, name, join(name, 'date')))
  const time = first(typed, join(name, 'time'))
  const which = first(typed, join(name, 'which'))
  const found = readLocalTime(date, tidyTime(time))
  const twice =
    found.kind === 'ambiguous'
      ? [
          { value: 'first', text: `${clockTime(found.first)}, before the clocks went back`, chosen: which === 'first' },
          { value: 'second', text: `${clockTime(found.second)}, after they went back`, chosen: which === 'second' },
        ]
      : []
  return { date, time, exact: first(typed, join(name, 'exact')), twice }
}
