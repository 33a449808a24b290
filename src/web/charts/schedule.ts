// A schedule: each piece of work from its start to when it is due, when its effect is expected, and what it waits for.
import { type Chart, element, escaped, frame, legend, line, mark, path, plot, scale, width, words } from './svg.ts'
import { counted } from './words.ts'

export type Piece = {
  readonly id: string
  readonly label: string
  /** Days as numbers, and as people say them. Null where a date is missing: it stands in the table, and says so in the picture. */
  readonly from: Day | null
  readonly to: Day | null
  readonly effect: Day | null
  readonly late: boolean
  /** The ids of those that must be done first. */
  readonly waitsFor: readonly string[]
}
type Day = { readonly number: number; readonly words: string }

type Schedule = {
  readonly title: string
  readonly pieces: readonly Piece[]
  readonly today: Day
  /** The first days of months, in order: those within the picture are its axis. */
  readonly months: readonly Day[]
}

const rowHeight = 42
const margin = 8

/** One row a piece, in the order given; a dashed line is today. */
export function schedule({ title, pieces, today, months }: Schedule): Chart {
  const days = [today, ...pieces.flatMap((one) => [one.from, one.to, one.effect])].flatMap((day) => day?.number ?? [])
  const x = scale([Math.min(...days), Math.max(...days)], [margin + 6, width - margin - 6])
  const bottom = Math.max(1, pieces.length) * rowHeight
  const places = new Map(pieces.map((one, at) => [one.id, { piece: one, top: at * rowHeight }]))
  const keys = legend(bottom + 42, [
    { text: 'from start to due; outlined where late', sign: { line: 'chart-line' } },
    { text: 'improvement expected', sign: 'hoped' },
    { text: 'must be done before the action it leads to', sign: { line: 'chart-wait' } },
  ])
  const svg = frame(
    { id: undefined, title, description: described(pieces) },
    keys.bottom,
    axis(
      months.filter(({ number }) => number >= Math.min(...days) && number <= Math.max(...days)),
      bottom,
      x,
    ),
    line('chart-limit chart-limit--inner', x(today.number), 0, x(today.number), bottom + 4),
    words(Math.min(Math.max(x(today.number), plot.left), width - plot.left), bottom + 36, 'today', 'middle'),
    ...pieces.flatMap((one, at) => one.waitsFor.map((id) => lead(places.get(id), one, at * rowHeight, x))),
    // Over the lines, so that every word can be read.
    element('g', { class: 'chart-over' }, ...pieces.map((one, at) => drawn(one, at * rowHeight, x))),
    pieces.length === 0 ? words(margin, 24, 'nothing planned') : '',
    keys.svg,
  )
  return { svg, table: tableOf(title, pieces) }
}

type X = (value: number) => number

const mostLabels = 5

/** A line for each month, and a name for as many of them as have room. */
function axis(months: readonly Day[], bottom: number, x: X): string {
  const every = Math.max(1, Math.ceil(months.length / mostLabels))
  return months
    .map((month, at) => {
      const place = x(month.number)
      const label = at % every === 0 && place <= width - plot.left ? words(place, bottom + 18, month.words) : ''
      return line('chart-grid', place, 0, place, bottom + 4) + label
    })
    .join('')
}

const middle = 29

function drawn(one: Piece, top: number, x: X): string {
  const label = words(margin, top + 16, one.label.length > 46 ? `${[...one.label].slice(0, 45).join('')}…` : one.label)
  if (one.from === null || one.to === null) return label + words(margin, top + middle + 4, 'no dates yet')
  const bar = element(
    'rect',
    {
      class: one.late ? 'chart-bar chart-bar--late' : 'chart-bar',
      x: x(one.from.number),
      y: top + middle - 6,
      width: Math.max(3, x(one.to.number) - x(one.from.number)),
      height: 12,
    },
    element('title', {}, escaped(`${one.label}: ${one.from.words} to ${one.to.words}${one.late ? ', late' : ''}`)),
  )
  if (one.effect === null) return label + bar
  const dots = line(
    'chart-limit chart-limit--inner',
    x(one.to.number),
    top + middle,
    x(one.effect.number),
    top + middle,
  )
  return (
    label + dots + bar + mark('hoped', x(one.effect.number), top + middle, `Improvement expected ${one.effect.words}`)
  )
}

/** From the end of what comes first to the beginning of what waits for it. */
function lead(
  first: { readonly piece: Piece; readonly top: number } | undefined,
  one: Piece,
  top: number,
  x: X,
): string {
  if (first?.piece.to == null || one.from === null) return ''
  const [ends, begins] = [x(first.piece.to.number), x(one.from.number)]
  return path('chart-wait', [
    [ends, first.top + middle],
    [ends, top + middle + (first.top < top ? -9 : 9)],
    [begins, top + middle + (first.top < top ? -9 : 9)],
    [begins, top + middle],
  ])
}

const described = (pieces: readonly Piece[]): string =>
  pieces.length === 0
    ? 'Nothing is planned yet.'
    : `${counted(pieces.length, 'action', 'actions')} in the order given; ${pieces.filter((one) => one.late).length} late. The table below gives each date and what each action is waiting for.`

function tableOf(caption: string, pieces: readonly Piece[]): Chart['table'] {
  const labels = new Map(pieces.map((one) => [one.id, one.label]))
  const day = (one: Day | null) => one?.words ?? 'no date'
  return {
    caption,
    head: ['Action', 'Starts', 'Due', 'Improvement expected', 'Waits for'],
    rows: pieces.map((one) => [
      one.label,
      day(one.from),
      one.late ? `${day(one.to)}, late` : day(one.to),
      day(one.effect),
      one.waitsFor.flatMap((id) => labels.get(id) ?? []).join('; ') || 'nothing',
    ]),
  }
}
