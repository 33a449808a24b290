// Charts: nothing typed becomes markup, every mark stands in the table, and missing months draw nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { controlLimits, funnel, wilson } from '../practice/statistics.ts'
import { type Chart, controlChart, funnelPlot, intervalBars, type Piece, schedule } from './charts.ts'

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A year of months as a page would hand them over. */
function year(counts: readonly { successes: number; n: number }[], target?: number): Chart {
  const limits = controlLimits(counts)
  return controlChart({
    title: 'Graded in time',
    unit: '%',
    months: limits.months.map(({ proportion, ...month }, at) => ({
      ...month,
      value: proportion,
      label: `${names[at % 12]} ${2026 + Math.floor(at / 12)}`,
    })),
    centre: limits.centre,
    ...(target === undefined ? {} : { target }),
  })
}

const teams = (...counts: [string, number, number][]): Chart =>
  funnelPlot({ title: 'By team', ...funnel(counts.map(([label, successes, n]) => ({ label, successes, n }))) })

const bars = (...counts: [string, number, number][]): Chart =>
  intervalBars({
    title: 'On time and done well',
    bars: counts.map(([label, yes, n]) => ({ label, value: n === 0 ? null : yes / n, ...wilson(yes, n), n })),
  })

const count = fc.nat(400).chain((n) => fc.record({ successes: fc.nat(n), n: fc.constant(n) }))

/** The titles of the marks, which say what is drawn; the chart's own title comes first and is left out. */
const marks = ({ svg }: Chart) => [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title ?? '')

/** Well-formed enough to be XML: tags close in order, attributes are quoted once each, & and < only as entities and tags. */
function wellFormed(xml: string): void {
  const open: string[] = []
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z0-9:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy
  let read = 0
  for (const [all, closing, name = '', attributes = '', alone, text] of xml.matchAll(token)) {
    read += all.length
    assert.doesNotMatch(text ?? attributes, /&(?!(amp|lt|gt|quot|#39);)/)
    if (text !== undefined) assert.ok(open.length > 0, `text outside: ${text}`)
    else if (closing) assert.equal(open.pop(), name)
    else if (!alone) open.push(name)
    const keys = [...attributes.matchAll(/ ([a-zA-Z0-9:-]+)=/g)].map(([, key]) => key)
    assert.equal(new Set(keys).size, keys.length, attributes)
  }
  assert.equal(read, xml.length, `unreadable from: ${xml.slice(read, read + 60)}`)
  assert.deepEqual(open, [])
}

function sound({ svg, table }: Chart): void {
  wellFormed(svg)
  assert.doesNotMatch(svg + JSON.stringify(table), /NaN|Infinity|undefined|null/)
  assert.ok(table.rows.every((row) => row.length === table.head.length))
}

test('the check of well-formedness refuses what is not XML', () => {
  for (const bad of ['<a><b></a></b>', '<a>&nbsp;</a>', '<a x="1" x="2"/>', '<a>', '<a x=1/>', '<a>1 < 2</a>']) {
    assert.throws(() => wellFormed(bad), assert.AssertionError, bad)
  }
  wellFormed('<a x="1"><b/>five &amp; six</a>')
})

test('whatever the counts, a chart is well-formed and holds no figure that is none', () => {
  const label = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !/NaN|Infinity|undefined|null/.test(text))
  fc.assert(
    fc.property(fc.array(count, { maxLength: 30 }), label, (counts, name) => {
      const named = counts.map(({ successes, n }): [string, number, number] => [name, successes, n])
      for (const chart of [year(counts, 0.9), teams(...named), bars(...named)]) sound(chart)
    }),
  )
})

test('no months, and months without cases, draw no mark', () => {
  for (const chart of [year([]), year([{ successes: 0, n: 0 }]), teams(), teams(['New', 0, 0]), bars(['New', 0, 0])]) {
    sound(chart)
    assert.deepEqual(marks(chart), [])
  }
  const gap = year([
    { successes: 5, n: 9 },
    { successes: 0, n: 0 },
    { successes: 6, n: 9 },
  ])
  assert.equal(marks(gap).length, 2)
  assert.match(gap.svg, /class="chart-line" d="M[\d. ]+M[\d. ]+"/)
  const careless = { label: 'Jan 2026', value: 0 / 0, n: 0, low: 0, high: 1, signal: 'below the limits' as const }
  for (const value of [0 / 0, 0]) {
    const chart = controlChart({ title: 'Graded in time', unit: '%', months: [{ ...careless, value }], centre: 0.5 })
    sound(chart)
    assert.deepEqual([marks(chart), chart.table.rows], [[], [['Jan 2026', 'no cases', '0', 'none', 'no']]])
  }
  assert.deepEqual(gap.table.rows[1], ['Feb 2026', 'no cases', '0', 'none', 'no'])
})

test('a name typed as markup stays text, in marks, labels, description and attributes', () => {
  const bad = `<script>alert("1")</script>&'\u0000`
  const month = { label: bad, value: 0.5, n: 10, low: 0.2, high: 0.4, signal: 'above the limits' as const }
  const charts = [
    controlChart({ id: bad, title: bad, unit: '%', months: [month], centre: 0.3 }),
    funnelPlot({
      title: bad,
      ...funnel(
        [[bad, 190, 200] as const, ['Other', 10, 200] as const].map(([label, successes, n]) => ({
          label,
          successes,
          n,
        })),
      ),
    }),
    bars([bad, 3, 9]),
  ]
  for (const chart of charts) {
    sound(chart)
    assert.ok(!chart.svg.includes('<script') && !chart.svg.includes('\u0000'))
    assert.match(chart.svg, /&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;&#39;/)
  }
})

test('the control chart’s table has what is drawn, row for row', () => {
  const successes = [140, 143, 138, 141, 60, 139, 142, 140, 137, 141, 144, 139]
  const chart = year(successes.map((yes) => ({ successes: yes, n: 200 })))
  const fromTable = chart.table.rows.map(
    ([month, value, n, , stands]) => `${month}: ${value}, n ${n}${stands === 'no' ? '' : `, ${stands}`}`,
  )
  assert.deepEqual(marks(chart), fromTable)
  assert.equal(fromTable[4], 'May 2026: 30.0%, n 200, below the limits')
  assert.equal((chart.svg.match(/chart-point--signal/g) ?? []).length, 2, 'the mark and its key')
})

test('a mark stands where its value is: twice the percentage, twice the height', () => {
  const chart = year([
    { successes: 20, n: 100 },
    { successes: 40, n: 100 },
    { successes: 30, n: 100 },
  ])
  const heights = [
    ...chart.svg.matchAll(
      /<(?:circle|path) class="chart-point[^"]*" (?:cx="[\d.]+" cy="([\d.]+)"|d="M[\d.]+ ([\d.]+)L)/g,
    ),
  ]
  const above = heights.slice(0, 3).map(([, y]) => 200 - Number(y))
  assert.ok(Math.abs((above[1] ?? 0) - 2 * (above[0] ?? 0)) < 0.05, `${above}`)
})

test('where children come back a point of the funnel stands at what its cases are worth, and says both numbers', () => {
  const twice = (label: string, successes: number) => ({
    ...{ label, successes, n: 40 },
    pairs: { pairs: 20, yes: successes / 2, no: (40 - successes) / 2 },
  })
  const chart = funnelPlot({ title: 'By team', ...funnel([twice('Ash', 32), twice('Beech', 8)]) })
  sound(chart)
  assert.deepEqual(marks(chart), ['Ash: 80.0%, n 40, worth 20', 'Beech: 20.0%, n 40, worth 20'])
  assert.match(chart.svg, />number of cases, as many as they are worth</)
  assert.deepEqual(
    [chart.table.head[3], chart.table.rows.map((row) => [row[2], row[3], row.at(-1)])],
    [
      'Worth',
      [
        ['40', '20', 'no'],
        ['40', '20', 'no'],
      ],
    ],
  )
  assert.match(teams(['North', 190, 200], ['South', 90, 200]).svg, />number of cases</)
})

test('the funnel’s and the bars’ tables have what is drawn', () => {
  const funnelChart = teams(['North', 190, 200], ['South', 90, 200], ['East', 130, 200], ['New', 0, 0])
  assert.deepEqual(
    marks(funnelChart),
    funnelChart.table.rows.slice(0, 3).map(([name, value, n]) => `${name}: ${value}, n ${n}`),
  )
  assert.deepEqual(
    funnelChart.table.rows.map((row) => row.at(-1)),
    ['above', 'below', 'no', 'no'],
  )
  const barChart = bars(['On time', 71, 100], ['Done well', 23, 74])
  assert.deepEqual(
    marks(barChart),
    barChart.table.rows.map(([what, value, interval, n]) => `${what}: ${value} (${interval}), n ${n}`),
  )
  assert.equal(barChart.table.rows[1]?.[2], '21.7% to 42.3%')
})

test('on time stands apart from done well, with what is asked of each and which way is better; a long question has two lines', () => {
  const question = 'M3 How many children go missing again within 28 days of a first episode? (lower is better)'
  const chart = intervalBars({
    title: 'On time and done well, October 2026',
    bars: [
      {
        label: question,
        group: 'Done well',
        value: 28 / 109,
        ...wilson(28, 109),
        n: 109,
        asked: { at: 0.2, better: 'lower' },
      },
      {
        label: 'M4 Graded in time?',
        group: 'On time',
        value: 0.8,
        ...wilson(80, 100),
        n: 100,
        asked: { at: 0.9, better: 'higher' },
      },
      {
        label: 'A1 Good?',
        group: 'Done well',
        value: null,
        low: null,
        high: null,
        n: 0,
        asked: { at: 0.8, better: 'higher' },
      },
    ],
  })
  sound(chart)
  assert.deepEqual(chart.table.rows, [
    [`Done well: ${question}`, '25.7%', '18.4% to 34.6%', '109', 'at most 20.0%'],
    ['Done well: A1 Good?', 'no cases', 'none', '0', 'at least 80.0%'],
    ['On time: M4 Graded in time?', '80.0%', '71.1% to 86.7%', '100', 'at least 90.0%'],
  ])
  assert.equal((chart.svg.match(/class="chart-target"/g) ?? []).length, 3 + 1, 'a mark on each, and its key')
  assert.equal((chart.svg.match(/font-weight="bold"/g) ?? []).length, 2, 'one heading a group')
  const lines = [...chart.svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text ?? '')
  assert.ok(
    lines.every((text) => text.length <= 64),
    lines.join(' | '),
  )
  assert.ok(lines.join(' ').includes(question), 'and nothing of it is lost')
})

test('it is a picture with a name and a description, and no text under 12 pixels at 400 wide', () => {
  for (const { svg } of [year([{ successes: 1, n: 2 }]), teams(['North', 1, 2]), bars(['On time', 1, 2])]) {
    const [, labels = ''] = svg.match(/^<svg [^>]*role="img" aria-labelledby="([^"]+)"/) ?? []
    for (const id of labels.split(' ')) assert.match(svg, new RegExp(`<(title|desc) id="${id}">[^<]+<`))
    const units = Number(svg.match(/viewBox="0 0 (\d+) /)?.[1])
    const sizes = [...svg.matchAll(/font-size="(\d+)"/g)].map(([, size]) => (Number(size) * 400) / units)
    assert.ok(sizes.length > 0 && sizes.every((size) => size >= 12))
    assert.equal(sizes.length, (svg.match(/<text /g) ?? []).length)
  }
})

test('month labels are thinned until they do not touch, and the latest month keeps its own', () => {
  const chart = year(Array.from({ length: 24 }, () => ({ successes: 50, n: 100 })))
  const labels = [...chart.svg.matchAll(/x="([\d.]+)" y="218"[^>]*>([^<]+)</g)].map(([, x, text = '']) => ({
    x: Number(x),
    text,
  }))
  assert.equal(labels.at(-1)?.text, 'Dec 2027')
  labels.slice(1).forEach(({ x, text }, at) => {
    assert.ok(x - (labels[at]?.x ?? 0) >= text.length * 7, `${text}`)
  })
  assert.ok(labels.length >= 3)
})

test('minutes run from nought to a round number over the longest, and zero is a value', () => {
  const months = [0, 95, 1440].map((value, at) => ({
    label: `${names[at]} 2026`,
    value,
    n: 9,
    low: null,
    high: null,
    signal: null,
  }))
  const chart = controlChart({ title: 'Longest wait', unit: 'minutes', months, centre: 95, target: 60 })
  sound(chart)
  assert.deepEqual(
    chart.table.rows.map(([, value]) => value),
    ['0 min', '95 min', '1,440 min'],
  )
  assert.match(chart.svg, />2,000<|>1,600</)
})

const day = (number: number) => ({ number, words: `day ${number}` })
const months: readonly ReturnType<typeof day>[] = [0, 20, 40, 60].map(day)
const piece = (id: string, from: number | null, to: number | null, more: Partial<Piece> = {}): Piece => ({
  id,
  label: `Action ${id}`,
  from: from === null ? null : day(from),
  to: to === null ? null : day(to),
  effect: to === null ? null : day(to + 20),
  late: false,
  waitsFor: [],
  ...more,
})

test('a schedule draws each piece once, a line from what comes first, and says what has no dates', () => {
  const pieces = [
    piece('a', 1, 10),
    piece('b', 5, 30, { late: true, waitsFor: ['a', 'nowhere'] }),
    piece('c', null, null, { waitsFor: ['a'] }),
  ]
  const chart = schedule({ title: 'Actions', pieces, today: day(12), months })
  sound(chart)
  assert.deepEqual(marks(chart), [
    'Action a: day 1 to day 10',
    'Improvement expected day 30',
    'Action b: day 5 to day 30, late',
    'Improvement expected day 50',
  ])
  assert.equal(chart.svg.match(/<path class="chart-wait"/g)?.length, 1)
  assert.match(chart.svg, /no dates yet/)
  const named = [...chart.svg.matchAll(/text-anchor="start">(day \d+)</g)].map((one) => one[1])
  assert.deepEqual(named, ['day 20', 'day 40'], 'an axis of the months within it')
  assert.deepEqual(chart.table.rows, [
    ['Action a', 'day 1', 'day 10', 'day 30', 'nothing'],
    ['Action b', 'day 5', 'day 30, late', 'day 50', 'Action a'],
    ['Action c', 'no date', 'no date', 'no date', 'Action a'],
  ])
})

test('an empty schedule, one of a single day, and labels typed as markup are sound', () => {
  sound(schedule({ title: 'Actions', pieces: [], today: day(5), months }))
  sound(schedule({ title: 'Actions', pieces: [piece('a', 5, 5, { effect: null })], today: day(5), months }))
  const hostile = schedule({ title: '<b>', pieces: [piece('a', 1, 2, { label: '<script>"&' })], today: day(1), months })
  sound(hostile)
  assert.doesNotMatch(hostile.svg, /<script>/)
})
