// A control chart: months in order, the average, the limits chance alone would keep to, and the months that stand out.
import type { Signal } from '../../practice/statistics.ts'
import { type ControlChart, type ControlMonth, has } from './control-months.ts'
import { describe, keysOf, tableOf, told } from './control-words.ts'
import {
  type Chart,
  frame,
  legend,
  line,
  type Mark,
  mark,
  niceStep,
  path,
  plot,
  type Scale,
  scale,
  wide,
  width,
  words,
  yAxis,
} from './svg.ts'
import { tick } from './words.ts'

/** With '%' all values are proportions 0..1 and the axis runs from 0 to 100%; with 'minutes' it runs from 0. */
export function controlChart(chart: ControlChart): Chart {
  const y = yScale(chart)
  const x = (at: number) => plot.left + ((at + 0.5) * (plot.right - plot.left)) / Math.max(1, chart.months.length)
  const across = (kind: string, value: number | null | undefined) =>
    value == null ? '' : line(kind, plot.left, y.scale(value), plot.right, y.scale(value))
  const keys = legend(plot.bottom + 28, keysOf(chart))
  const svg = frame(
    { id: chart.id, title: chart.title, description: describe(chart) },
    keys.bottom,
    yAxis(y.ticks, y.scale, (value) => tick(value, chart.unit)),
    across('chart-target', chart.target),
    across('chart-centre', chart.centre),
    steps(chart.months, 'low', x, y.scale),
    steps(chart.months, 'high', x, y.scale),
    path(
      'chart-line',
      chart.months.map((month, at) => (has(month) ? [x(at), y.scale(month.value)] : null)),
    ),
    ...chart.months.map((month, at) =>
      has(month) ? mark(shape(month.signal), x(at), y.scale(month.value), told(month, chart.unit)) : '',
    ),
    monthLabels(chart.months, x),
    keys.svg,
  )
  return { svg, table: tableOf(chart) }
}

function yScale({ months, unit, centre, target }: ControlChart): { scale: Scale; ticks: readonly number[] } {
  const largest = Math.max(
    1,
    centre ?? 0,
    target ?? 0,
    ...months.filter(has).map(({ value, high }) => Math.max(value, high ?? 0)),
  )
  const step = unit === '%' ? 0.25 : niceStep(largest)
  const ticks = [0, 1, 2, 3, 4].map((times) => times * step)
  return { scale: scale([0, 4 * step], [plot.bottom, plot.top]), ticks }
}

/** Limits as steps a month wide: they belong to the month's own n, not to the days between two months. */
function steps(months: readonly ControlMonth[], end: 'low' | 'high', x: Scale, y: Scale): string {
  const half = (plot.right - plot.left) / Math.max(1, months.length) / 2
  return path(
    'chart-limit',
    months.flatMap((month, at): ([number, number] | null)[] => {
      const value = month[end]
      return !has(month) || value === null
        ? [null]
        : [
            [x(at) - half, y(value)],
            [x(at) + half, y(value)],
          ]
    }),
  )
}

const shape = (signal: Signal | null): Mark => (signal === null ? 'circle' : shapes[signal])

const shapes: Readonly<Record<Signal, Mark>> = {
  'above the limits': 'up',
  'below the limits': 'down',
  'eight on one side': 'square',
}

/** Every month where there is room, else every second, third and so on, counted from the latest. */
function monthLabels(months: readonly ControlMonth[], x: Scale): string {
  const room = (plot.right - plot.left) / Math.max(1, months.length)
  const widest = Math.max(0, ...months.map(({ label }) => wide(label)))
  // The latest label is moved left where it would leave the picture, and needs that much more room.
  const moved = Math.max(0, x(months.length - 1) + widest / 2 - width)
  const every = Math.max(1, Math.ceil((widest + moved + 8) / room))
  return months
    .map(({ label }, at) => {
      if ((months.length - 1 - at) % every !== 0) return ''
      const half = wide(label) / 2
      return words(Math.max(half, Math.min(width - half, x(at))), plot.bottom + 18, label, 'middle')
    })
    .join('')
}
