// Bars with their intervals, such as the two that must be read together: done on time, and done well.
import { type Chart, element, escaped, frame, line, scale, width, words } from './svg.ts'
import { counted, figure, range } from './words.ts'

/** Proportions 0..1; null, or n = 0, where there are no cases. */
export type Bar = {
  readonly label: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

export type IntervalBars = {
  /** Needed where two charts of a page have the same title. */
  readonly id?: string
  readonly title: string
  readonly bars: readonly Bar[]
}

/** Each bar from 0 to 100 %, its label above it, its figures in words below it. */
export function intervalBars(chart: IntervalBars): Chart {
  const svg = frame(
    { id: chart.id, title: chart.title, description: describe(chart) },
    Math.max(1, chart.bars.length) * rowHeight + 4,
    ...chart.bars.map((bar, at) => drawBar(bar, at * rowHeight)),
    chart.bars.length === 0 ? words(margin, 24, 'no cases') : '',
  )
  return { svg, table: tableOf(chart) }
}

const rowHeight = 68
const margin = 8
const x = scale([0, 1], [margin, width - margin])

function drawBar(bar: Bar, top: number): string {
  const track = element('rect', { class: 'chart-track', x: x(0), y: top + 22, width: x(1) - x(0), height: 18 })
  const label = words(margin, top + 16, bar.label.length > 48 ? `${[...bar.label].slice(0, 47).join('')}…` : bar.label)
  const figures = words(margin, top + 56, told(bar))
  if (!has(bar)) return label + track + figures
  const title = element('title', {}, escaped(`${bar.label}: ${told(bar)}`))
  const filled = element(
    'rect',
    { class: 'chart-bar', x: x(0), y: top + 22, width: x(bar.value) - x(0), height: 18 },
    title,
  )
  return label + track + filled + whisker(bar, top + 31) + figures
}

/** Drawn twice, wide and then narrow, so that it shows on the bar as well as beside it. */
function whisker({ low, high }: Bar, y: number): string {
  if (low === null || high === null) return ''
  const drawn = (kind: string) =>
    line(kind, x(low), y, x(high), y) +
    line(kind, x(low), y - 6, x(low), y + 6) +
    line(kind, x(high), y - 6, x(high), y + 6)
  return drawn('chart-whisker-edge') + drawn('chart-whisker')
}

const has = (bar: Bar): bar is Bar & { value: number } => bar.n > 0 && bar.value !== null && Number.isFinite(bar.value)

const told = (bar: Bar): string =>
  has(bar) ? `${figure(bar.value, '%')} (${range(bar.low, bar.high, '%')}), n ${bar.n}` : 'no cases'

const describe = ({ bars }: IntervalBars): string =>
  bars.length === 0
    ? 'There are no cases to draw.'
    : `${counted(bars.length, 'bar', 'bars')} with 95 % intervals. ${bars.map((bar) => `${bar.label}: ${told(bar)}.`).join(' ')}`

const tableOf = ({ title, bars }: IntervalBars): Chart['table'] => ({
  caption: title,
  head: ['What', 'Value', '95 % interval', 'n'],
  rows: bars.map((bar) => [
    bar.label,
    figure(has(bar) ? bar.value : null, '%'),
    has(bar) ? range(bar.low, bar.high, '%') : 'none',
    String(bar.n),
  ]),
})
