// What a control chart is drawn from: months with their value, their limits and what stands out.
import type { Signal } from '../../practice/statistics.ts'
import type { Unit } from './words.ts'

/** Value and limits in the chart's unit; null, or n = 0, where the month has no cases. */
export type ControlMonth = {
  /** Short, as 'Jan 2026'. */
  readonly label: string
  readonly value: number | null
  readonly n: number
  readonly low: number | null
  readonly high: number | null
  readonly signal: Signal | null
}

export type ControlChart = {
  /** Needed where two charts of a page have the same title. */
  readonly id?: string
  readonly title: string
  readonly unit: Unit
  readonly months: readonly ControlMonth[]
  readonly centre: number | null
  readonly target?: number
}

/** A month with something to draw. */
export const has = (month: ControlMonth): month is ControlMonth & { value: number } =>
  month.n > 0 && month.value !== null && Number.isFinite(month.value)
