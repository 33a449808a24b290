// What every chart is made of: escaped elements, a frame with a title and a description, scales, marks and a legend.

/** Shown under or behind the chart: whoever cannot see the one reads the other. */
type Table = {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
export type Chart = { readonly svg: string; readonly table: Table }

type Attributes = Readonly<Record<string, string | number>>

/** Children are markup already; text comes in through `words` only. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`)
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`
}

/** A number that is none would draw nothing and say nothing: it is a bug. */
function shown(value: string | number): string {
  if (typeof value === 'string') return value
  if (!Number.isFinite(value)) throw new RangeError(`a chart cannot draw ${value}`)
  return String(Math.round(value * 100) / 100)
}

/** Also drops the control characters that XML cannot hold. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** Text at a place; 13 units high, so 13 pixels where the chart is 400 pixels wide. */
export const words = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): string =>
  element('text', { class: 'chart-label', x, y, 'font-size': textSize, 'text-anchor': anchor }, escaped(text))

export const width = 400
const textSize = 13
/** How wide a text is at most, near enough to keep labels apart. */
export const wide = (text: string): number => text.length * textSize * 0.6

/** `id` must be the chart's own on its page. It is the title's letters where none is given. */
export function frame(
  about: { readonly id: string | undefined; readonly title: string; readonly description: string },
  height: number,
  ...children: readonly string[]
): string {
  const id = `chart-${(about.id ?? about.title).toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      viewBox: `0 0 ${width} ${shown(height)}`,
    },
    element('title', { id: `${id}-title` }, escaped(about.title)),
    element('desc', { id: `${id}-desc` }, escaped(about.description)),
    ...children,
  )
}

/** The part of the picture in which values are drawn. */
export const plot = { left: 56, right: 390, top: 12, bottom: 200 } as const

export type Scale = (value: number) => number

export const scale = (from: readonly [number, number], to: readonly [number, number]): Scale => {
  const span = from[1] - from[0] || 1
  return (value) => to[0] + ((Math.min(from[1], Math.max(from[0], value)) - from[0]) / span) * (to[1] - to[0])
}

/** The smallest of 1, 2, 2.5 and 5 times a power of ten, four of which reach the largest value. */
export function niceStep(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(largest, 1e-9) / 4))
  return power * ([1, 2, 2.5, 5].find((times) => times * power * 4 >= largest * (1 - 1e-9)) ?? 10)
}

export function yAxis(ticks: readonly number[], y: Scale, label: (value: number) => string): string {
  return ticks
    .map(
      (tick) =>
        line('chart-grid', plot.left, y(tick), plot.right, y(tick)) +
        words(plot.left - 6, y(tick) + 4, label(tick), 'end'),
    )
    .join('')
}

export const line = (kind: string, x1: number, y1: number, x2: number, y2: number): string =>
  element('line', { class: kind, x1, y1, x2, y2 })

/** A path through the places; a gap (null) lifts the pen. Nothing where there is nothing to draw. */
export function path(kind: string, places: readonly (readonly [number, number] | null)[]): string {
  const steps = places.map((place, at) =>
    place === null ? '' : `${places[at - 1] ? 'L' : 'M'}${shown(place[0])} ${shown(place[1])}`,
  )
  const d = steps.join('')
  return d === '' ? '' : element('path', { class: kind, d, fill: 'none' })
}

/** Shapes differ, so that colour is never the only sign. */
export type Mark = 'circle' | 'up' | 'down' | 'square' | 'hoped'

export function mark(shape: Mark, x: number, y: number, told?: string): string {
  const kind = shape === 'circle' || shape === 'hoped' ? 'chart-point' : 'chart-point chart-point--signal'
  const title = told === undefined ? [] : [element('title', {}, escaped(told))]
  if (shape === 'circle') return element('circle', { class: kind, cx: x, cy: y, r: 4 }, ...title)
  return element(
    'path',
    { class: kind, d: outlines[shape](x, y).replaceAll(/-?\d+\.\d+/g, (n) => shown(Number(n))) },
    ...title,
  )
}

const outlines: Readonly<Record<Exclude<Mark, 'circle'>, (x: number, y: number) => string>> = {
  up: (x, y) => `M${x} ${y - 7}L${x + 6.5} ${y + 5}L${x - 6.5} ${y + 5}Z`,
  /** The shape of `up`, and no signal: what is expected and has not been seen. */
  hoped: (x, y) => `M${x} ${y - 7}L${x + 6.5} ${y + 5}L${x - 6.5} ${y + 5}Z`,
  down: (x, y) => `M${x} ${y + 7}L${x + 6.5} ${y - 5}L${x - 6.5} ${y - 5}Z`,
  square: (x, y) => `M${x - 5} ${y - 5}L${x + 5} ${y - 5}L${x + 5} ${y + 5}L${x - 5} ${y + 5}Z`,
}

/** What a key stands for: a mark, or a kind of line. */
export type Key = { readonly text: string; readonly sign: Mark | { readonly line: string } }

/** One key a line, so that none is ever cut off. */
export function legend(top: number, keys: readonly Key[]): { readonly svg: string; readonly bottom: number } {
  const row = 19
  const svg = keys.map(({ text, sign }, at) => {
    const y = top + at * row + row / 2
    const drawn =
      typeof sign === 'string' ? mark(sign, plot.left + 12, y) : line(sign.line, plot.left, y, plot.left + 24, y)
    return drawn + words(plot.left + 34, y + 4, text)
  })
  return { svg: svg.join(''), bottom: top + keys.length * row + 4 }
}
