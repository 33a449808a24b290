// The months of one measure as a small picture: each percentage with its interval, and a gap where too few cases are published.
import { dateWords } from '../../kernel/time.ts'
import { frame, legend, line, mark, path, plot, scale, words, yAxis } from '../../web/charts/svg.ts'
import type { PublicMeasure } from './facts.ts'

/** Null where fewer than six months have a percentage: the table says as much. */
export function monthsChart({ measure, part, question, asked, months }: PublicMeasure): string | null {
  if (months.filter((one) => one.percent !== null).length < leastMonths) return null
  const y = scale([0, 100], [plot.bottom, plot.top])
  const x = (at: number) => plot.left + ((at + 0.5) * (plot.right - plot.left)) / months.length
  const level = levelIn(asked)
  const keys = legend(plot.bottom + 28, [
    { text: 'the month', sign: 'circle' },
    { text: 'where the true share may lie', sign: { line: 'chart-whisker' } },
    ...(level === null ? [] : [{ text: `asked: ${asked}`, sign: { line: 'chart-target' } } as const]),
  ])
  return frame(
    { id: `${measure}-${part ?? ''}`, title: question, description: described(months) },
    keys.bottom,
    yAxis([0, 25, 50, 75, 100], y, (value) => `${value}%`),
    level === null ? '' : line('chart-target', plot.left, y(level), plot.right, y(level)),
    ...months.map(({ low, high }, at) =>
      low === null || high === null ? '' : line('chart-whisker', x(at), y(low), x(at), y(high)),
    ),
    path(
      'chart-line',
      months.map(({ percent }, at) => (percent === null ? null : [x(at), y(percent)])),
    ),
    ...months.map(({ month, percent, low, high }, at) =>
      percent === null ? '' : mark('circle', x(at), y(percent), `${short(month)}: ${percent}% (${low}% to ${high}%)`),
    ),
    ...[0, 5, months.length - 1].map((at) =>
      words(x(at), plot.bottom + 18, short(months[at]?.month ?? ''), anchor(at, months.length)),
    ),
    keys.svg,
  )
}

const leastMonths = 6

/** “at least 95%” asks for 95; null where the words name no level. */
function levelIn(asked: string): number | null {
  const level = /\b(\d{1,3}) ?%/.exec(asked)?.[1]
  return level === undefined || Number(level) > 100 ? null : Number(level)
}

function anchor(at: number, all: number): 'start' | 'middle' | 'end' {
  if (at === 0) return 'start'
  return at === all - 1 ? 'end' : 'middle'
}

/** Oct 2026. */
const short = (month: string): string => (month === '' ? '' : dateWords(month, 3))

const described = (months: PublicMeasure['months']): string => {
  const [first, last] = [months[0], months.at(-1)]
  const gaps = months.filter((one) => one.percent === null).length
  return `Twelve months, ${short(first?.month ?? '')} to ${short(last?.month ?? '')}, each with its 95% interval.${gaps === 0 ? '' : ` ${gaps} without a percentage: too few cases.`} The table has the same figures.`
}
