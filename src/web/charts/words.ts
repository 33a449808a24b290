// Figures as words: the same in a chart's marks, its description and its table.
import { thousands } from '../../kernel/words.ts'

/** '%': values are proportions, 0..1. 'minutes': values are minutes. */
export type Unit = '%' | 'minutes'

export function figure(value: number | null, unit: Unit): string {
  if (value === null || !Number.isFinite(value)) return 'no cases'
  return unit === '%'
    ? `${(value * 100).toFixed(1)}%`
    : `${value.toLocaleString('en-GB', { maximumFractionDigits: 1 })} min`
}

/** For an axis, where a tick is a round number. */
export const tick = (value: number, unit: Unit): string =>
  unit === '%' ? `${Math.round(value * 100)}%` : thousands(value)

export const range = (low: number | null, high: number | null, unit: Unit): string =>
  low === null || high === null ? 'none' : `${figure(low, unit)} to ${figure(high, unit)}`

export const counted = (n: number, one: string, many: string): string => `${thousands(n)} ${n === 1 ? one : many}`
