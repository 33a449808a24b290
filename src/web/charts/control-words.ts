// A control chart in words: its description, its table, and what its signs mean.

import { thousands } from '../../kernel/words.ts'
import { type ControlChart, type ControlMonth, has } from './control-months.ts'
import { type Chart, type Key } from './svg.ts'
import { counted, figure, range, type Unit } from './words.ts'

export function keysOf({ months, unit, centre, target }: ControlChart): readonly Key[] {
  const seen = new Set(months.filter(has).map(({ signal }) => signal))
  const key = (sign: Key['sign'], text: string, wanted: boolean): Key[] => (wanted ? [{ sign, text }] : [])
  return [
    ...key({ line: 'chart-centre' }, `average, ${figure(centre, unit)}`, centre !== null),
    ...key(
      { line: 'chart-limit' },
      'limits expected from chance alone',
      months.some((month) => has(month) && month.low !== null),
    ),
    ...key({ line: 'chart-target' }, `target, ${figure(target ?? null, unit)}`, target !== undefined),
    ...key('circle', 'a month within the limits', seen.has(null)),
    ...key('up', 'above the limits', seen.has('above the limits')),
    ...key('down', 'below the limits', seen.has('below the limits')),
    ...key('square', 'one of eight or more in a row on one side', seen.has('eight on one side')),
  ]
}

export function describe({ months, unit, centre }: ControlChart): string {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined || centre === null) return 'There are no cases to draw.'
  const signals = months.filter((month) => has(month) && month.signal !== null)
  const standing = signals.map(({ label, signal }) => `${label} (${signal})`).join(', ')
  return [
    `${counted(months.length, 'month', 'months')}, ${first.label} to ${last.label}, average ${figure(centre, unit)}.`,
    signals.length === 0
      ? 'No month stands out.'
      : `${counted(signals.length, 'month stands', 'months stand')} out: ${standing}.`,
    'The table has the same figures.',
  ].join(' ')
}

export const tableOf = ({ title, unit, months }: ControlChart): Chart['table'] => ({
  caption: title,
  head: ['Month', 'Value', 'n', 'Limits of chance', 'Stands out'],
  rows: months.map((month) => [
    month.label,
    figure(has(month) ? month.value : null, unit),
    thousands(month.n),
    has(month) ? range(month.low, month.high, unit) : 'none',
    (has(month) ? month.signal : null) ?? 'no',
  ]),
})

export const told = (month: ControlMonth, unit: Unit) =>
  `${month.label}: ${figure(month.value, unit)}, n ${thousands(month.n)}${month.signal === null ? '' : `, ${month.signal}`}`
