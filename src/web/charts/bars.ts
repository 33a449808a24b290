// Bars with their intervals, such as the two that must be read together: done on time, and done well.
import { thousands } from '../../kernel/words.ts'
import { type Chart, element, escaped, frame, legend, line, scale, width, words } from './svg.ts'
import { counted, figure, range } from './words.ts'

/** Proportions 0..1; null, or n = 0, where there are no cases. */
type Bar = {
  readonly label: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  /** Bars of one group stand together under its name. */
  readonly group?: string
  /** What is asked: a mark on the bar, and which side of it is good. */
  readonly asked?: { readonly at: number; readonly better: 'higher' | 'lower' }
}

type IntervalBars = {
  /** Needed where two charts of a page have the same title. */
  readonly id?: string
  readonly title: string
  readonly bars: readonly Bar[]
}

/** Each bar from 0 to 100%, its label above it, its figures in words below it; groups in the order of their first bars. */
export function intervalBars(chart: IntervalBars): Chart {
  const bars = grouped(chart.bars)
  let [top, group] = [0, '']
  const drawn = bars.map((bar) => {
    const heading = bar.group !== undefined && bar.group !== group ? bar.group : null
    group = bar.group ?? ''
    const one = drawBar(bar, heading, top)
    top = one.bottom
    return one.svg
  })
  const asked = bars.some((bar) => bar.asked !== undefined)
  const keys = legend(top, asked ? [{ sign: { line: 'chart-target' }, text: 'what is asked' }] : [])
  const svg = frame(
    { id: chart.id, title: chart.title, description: describe(chart) },
    heightOf(bars, asked ? keys.bottom : top + 4),
    ...drawn,
    keys.svg,
    bars.length === 0 ? words(margin, 24, 'no cases') : '',
  )
  return { svg, table: tableOf({ ...chart, bars }) }
}

/** Where there are no bars, of the one row that says so. */
const heightOf = (bars: readonly Bar[], height: number): number => (bars.length === 0 ? rowHeight : height)

function grouped(bars: readonly Bar[]): readonly Bar[] {
  const groups = [...new Set(bars.map((bar) => bar.group))]
  return groups.flatMap((group) => bars.filter((bar) => bar.group === group))
}

const rowHeight = 68
const headingHeight = 22
const lineHeight = 16
const margin = 8
const x = scale([0, 1], [margin, width - margin])

function drawBar(bar: Bar, heading: string | null, from: number): { readonly svg: string; readonly bottom: number } {
  const top = from + (heading === null ? 0 : headingHeight)
  const lines = inLines(bar.label)
  const body = top + lines.length * lineHeight + 6
  const label =
    (heading === null ? '' : bold(margin, from + 18, heading)) +
    lines.map((text, at) => words(margin, top + (at + 1) * lineHeight, text)).join('')
  const track = element('rect', { class: 'chart-track', x: x(0), y: body, width: x(1) - x(0), height: 18 })
  const figures = words(margin, body + 34, told(bar))
  const bottom = body + 46
  const asked = bar.asked === undefined ? '' : threshold(x(bar.asked.at), body)
  if (!has(bar)) return { svg: label + track + asked + figures, bottom }
  const title = element('title', {}, escaped(`${bar.label}: ${told(bar)}`))
  const filled = element(
    'rect',
    { class: 'chart-bar', x: x(0), y: body, width: x(bar.value) - x(0), height: 18 },
    title,
  )
  return { svg: label + track + filled + asked + whisker(bar, body + 9) + figures, bottom }
}

/** Drawn on an edge of the ground's colour, so that it shows on the bar as well as beside it. */
const threshold = (at: number, top: number): string =>
  line('chart-whisker-edge', at, top - 4, at, top + 22) + line('chart-target', at, top - 4, at, top + 22)

const bold = (x: number, y: number, text: string): string =>
  element('text', { class: 'chart-label', x, y, 'font-size': 14, 'font-weight': 'bold' }, escaped(text))

/** Two lines at most, between words; more is cut and says so. */
function inLines(label: string): readonly string[] {
  const most = 56
  const letters = [...label]
  if (letters.length <= most) return [label]
  const space = letters.slice(0, most).lastIndexOf(' ')
  const at = space < most / 2 ? most : space
  const rest = letters.slice(at).join('').trimStart()
  return [letters.slice(0, at).join(''), [...rest].length > most ? `${[...rest].slice(0, most - 1).join('')}…` : rest]
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
  `${has(bar) ? `${figure(bar.value, '%')} (${range(bar.low, bar.high, '%')}), n ${thousands(bar.n)}` : 'no cases'}${bar.asked === undefined ? '' : `, asked: ${askedWords(bar.asked)}`}`

const askedWords = ({ at, better }: NonNullable<Bar['asked']>): string =>
  `${better === 'higher' ? 'at least' : 'at most'} ${figure(at, '%')}`

const named = (bar: Bar): string => (bar.group === undefined ? bar.label : `${bar.group}: ${bar.label}`)

const describe = ({ bars }: IntervalBars): string =>
  bars.length === 0
    ? 'There are no cases to draw.'
    : `${counted(bars.length, 'bar', 'bars')} with 95% intervals. ${bars.map((bar) => `${named(bar)}: ${told(bar)}.`).join(' ')}`

function tableOf({ title, bars }: IntervalBars): Chart['table'] {
  const asked = bars.some((bar) => bar.asked !== undefined)
  return {
    caption: title,
    head: ['What', 'Value', '95% interval', 'n', ...(asked ? ['Asked'] : [])],
    rows: bars.map((bar) => [
      named(bar),
      figure(has(bar) ? bar.value : null, '%'),
      has(bar) ? range(bar.low, bar.high, '%') : 'none',
      thousands(bar.n),
      ...(asked ? [bar.asked === undefined ? 'nothing' : askedWords(bar.asked)] : []),
    ]),
  }
}
