// A funnel plot: teams, areas or hours by how many cases they had, and whether they differ by more than chance.
import { thousands } from '../../kernel/words.ts'
import { type Funnel, type FunnelPoint, funnelLimits } from '../../practice/statistics.ts'
import {
  type Chart,
  frame,
  type Key,
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
import { counted, figure, range, tick } from './words.ts'

type FunnelPlot = Funnel & {
  /** Needed where two charts of a page have the same title. */
  readonly id?: string
  readonly title: string
}

/** Takes what `funnel` gives; proportions 0..1, the axis from 0 to 100%. A point stands at as many cases as its own are worth, where its limits are. Points without cases stand in the table only. */
export function funnelPlot(chart: FunnelPlot): Chart {
  const drawn = chart.points.filter(has)
  const step = Math.max(1, niceStep(Math.max(1, ...drawn.map(({ worth }) => worth))))
  const x = scale([0, 4 * step], [plot.left, plot.right])
  const y = scale([0, 1], [plot.bottom, plot.top])
  const keys = legend(plot.bottom + 46, keysOf(chart))
  const svg = frame(
    { id: chart.id, title: chart.title, description: describe(chart) },
    keys.bottom,
    yAxis([0, 0.25, 0.5, 0.75, 1], y, (value) => tick(value, '%')),
    ...[0, 1, 2, 3, 4].map((times) =>
      words(x(times * step), plot.bottom + 18, tick(times * step, 'minutes'), times === 4 ? 'end' : 'middle'),
    ),
    words(
      (plot.left + plot.right) / 2,
      plot.bottom + 36,
      isWhole(chart) ? 'number of cases' : 'number of cases, as many as they are worth',
      'middle',
    ),
    ...(chart.overall === null ? [] : curves(chart.overall, isWhole(chart), 4 * step, x, y)),
    ...drawn.map((point) => mark(shape(point), x(point.worth), y(point.proportion), told(point))),
    ...drawn.filter(({ outside }) => outside !== 'no').map((point) => nameOf(point, x, y)),
    keys.svg,
  )
  return { svg, table: tableOf(chart) }
}

const has = (point: FunnelPoint): point is FunnelPoint & { proportion: number } =>
  point.n > 0 && point.proportion !== null

/** No child comes back within a group: every case counts whole. */
const isWhole = ({ points }: FunnelPlot): boolean => points.every(({ n, worth }) => n === worth)

/** The limits at about eighty numbers of cases; they go in steps, because cases come whole. */
function curves(overall: number, whole: boolean, largest: number, x: Scale, y: Scale): readonly string[] {
  const numbers = [
    ...new Set(Array.from({ length: 80 }, (_, at) => Math.max(1, Math.round((largest * (at + 1)) / 80)))),
  ]
  const limits = numbers.map((n) => ({ n, ...funnelLimits(n, overall, whole) }))
  const curve = (kind: string, end: 'low95' | 'high95' | 'low998' | 'high998') =>
    path(
      kind,
      limits.map((limit) => [x(limit.n), y(limit[end])]),
    )
  return [
    line('chart-centre', plot.left, y(overall), plot.right, y(overall)),
    curve('chart-limit chart-limit--inner', 'low95'),
    curve('chart-limit chart-limit--inner', 'high95'),
    curve('chart-limit', 'low998'),
    curve('chart-limit', 'high998'),
  ]
}

const shape = ({ outside }: FunnelPoint): Mark => shapes[outside]

const shapes: Readonly<Record<FunnelPoint['outside'], Mark>> = { above: 'up', below: 'down', no: 'circle' }

const told = (point: FunnelPoint) =>
  `${point.label}: ${figure(point.proportion, '%')}, n ${thousands(point.n)}${point.worth < point.n ? `, worth ${thousands(point.worth)}` : ''}`

/** Names only those outside, on the side where there is room, and cuts a long one short: the table has it whole. */
function nameOf(point: FunnelPoint & { proportion: number }, x: Scale, y: Scale): string {
  const name = point.label.length > 20 ? `${[...point.label].slice(0, 19).join('')}…` : point.label
  const leftwards = x(point.worth) + 10 + wide(name) > width
  return words(x(point.worth) + (leftwards ? -10 : 10), y(point.proportion) + 4, name, leftwards ? 'end' : 'start')
}

function keysOf({ overall, points }: FunnelPlot): readonly Key[] {
  if (overall === null) return []
  const seen = new Set(points.filter(has).map(({ outside }) => outside))
  const key = (sign: Mark, text: string, wanted: boolean): Key[] => (wanted ? [{ sign, text }] : [])
  return [
    { sign: { line: 'chart-centre' }, text: `all together, ${figure(overall, '%')}` },
    { sign: { line: 'chart-limit chart-limit--inner' }, text: '19 of 20 are between these by chance alone' },
    { sign: { line: 'chart-limit' }, text: '499 of 500 are between these by chance alone' },
    ...key('circle', 'no more different than chance allows', seen.has('no')),
    ...key('up', 'above: more than chance', seen.has('above')),
    ...key('down', 'below: more than chance', seen.has('below')),
  ]
}

function describe({ overall, points, spread }: FunnelPlot): string {
  if (overall === null) return 'There are no cases to draw.'
  const outside = points.filter((point) => point.outside !== 'no').map((point) => `${point.label} (${point.outside})`)
  return [
    `${counted(points.length, 'point', 'points')}, ${figure(overall, '%')} all together.`,
    outside.length === 0 ? 'None is outside the limits.' : `Outside the limits: ${outside.join(', ')}.`,
    ...(spread.overdispersed
      ? ['They differ from each other more than chance explains; the limits do not allow for that.']
      : []),
    'The table has the same figures.',
  ].join(' ')
}

const tableOf = ({ title, points }: FunnelPlot): Chart['table'] => ({
  caption: title,
  head: ['Name', 'Value', 'n', 'Worth', '95% limits', '99.8% limits', 'Outside'],
  rows: points.map((point) => [
    point.label,
    figure(point.proportion, '%'),
    thousands(point.n),
    thousands(point.worth),
    has(point) ? range(point.low95, point.high95, '%') : 'none',
    has(point) ? range(point.low998, point.high998, '%') : 'none',
    point.outside,
  ]),
})
