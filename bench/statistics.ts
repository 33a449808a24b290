// How often the test of change is wrong where nothing changed, and right where something did. Prints a table when run by itself.
import { coveredOf, type Homes } from '../src/practice/statistics/homes.ts'
import { type Children, claimedOf, foundOf, searchesOf } from '../src/practice/statistics/returning.ts'
import {
  falseClaims,
  foundWithinThreeMonths,
  promised,
  rollingClaims,
  rollingFound,
} from '../src/practice/statistics/simulation.ts'

export type Row = { claim: string; target: string; measured: string; met: boolean }

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

export async function bench(): Promise<Row[]> {
  return [
    ...promised.map(wrongly),
    ...unchanged.flatMap(rolling),
    ...real.map(rightly),
    ...looks.map(found),
    ...returning.flatMap(wronglyOfChildren),
    ...returningChanged.map(foundOfChildren),
    ...sharedHomes.map(coveredOfHomes),
  ]
}

function wrongly({ baselineN, p, monthlyN }: (typeof promised)[number]): Row {
  const rate = falseClaims(baselineN, p, monthlyN)
  return {
    claim: `False claims of change in 12 looks: baseline ${baselineN}, true ${p * 100}%, ${monthlyN} a month`,
    target: '≤ 5%',
    measured: percent(rate),
    met: rate <= 0.05,
  }
}

/** As the pages are looked at: every month, for three years, over three anchors. */
const unchanged = promised.slice(0, 6)

function rolling({ p, monthlyN }: (typeof promised)[number]): readonly Row[] {
  const rates = rollingClaims({ p, monthlyN, runs: 10_000, seed: 2030 })
  const row = (claim: string, rate: number, most: number) => ({
    claim: `False claims of change, ${claim}: true ${p * 100}%, ${monthlyN} a month`,
    target: `≤ ${most * 100}%`,
    measured: percent(rate),
    met: rate <= most,
  })
  return [
    row('any twelve monthly views in a row', Math.max(rates.ofAnAnchor, rates.ofAnyTwelve), 0.05),
    row('thirty-six monthly views', rates.ofThirtySix, 0.15),
  ]
}

const looks = Array.from({ length: 12 }, (_, at) => at + 1)

function found(look: number): Row {
  const rate = rollingFound(look, 0.5, 0.65, { monthlyN: 200, runs: 10_000, seed: 2031 })
  return {
    claim: `50% to 65% beginning with look ${look} of an anchor found in three monthly views: 200 a month`,
    target: '≥ 95%',
    measured: percent(rate),
    met: rate >= 0.95,
  }
}

/** The promise is for a year's baseline at 200 a month; the others say what less gives. */
const real = [
  { baselineN: 2400, quietMonths: 0, promise: 0.95 },
  { baselineN: 2400, quietMonths: 9, promise: 0.95 },
  { baselineN: 600, quietMonths: 0, promise: null },
  { baselineN: 300, quietMonths: 0, promise: null },
] as const

function rightly({ baselineN, quietMonths, promise }: (typeof real)[number]): Row {
  const rate = foundWithinThreeMonths(baselineN, 0.5, 0.65, 200, quietMonths)
  const start = quietMonths === 0 ? '' : ` beginning in month ${quietMonths + 1}`
  return {
    claim: `50% to 65%${start} found within 3 months: baseline ${baselineN}, 200 a month`,
    target: promise === null ? 'none set' : `≥ ${promise * 100}%`,
    measured: percent(rate),
    met: promise === null || rate >= promise,
  }
}

// ——— where the same children come back: half of those reported once only, a fifth making up well over half of the searches ———

const seeded = { runs: 1_000, seed: 2032 }

const returning: readonly Children[] = [
  { monthlyN: 200, p: 0.75, alike: 0.05 },
  { monthlyN: 200, p: 0.75, alike: 0.1 },
  { monthlyN: 200, p: 0.75, alike: 0.3 },
  { monthlyN: 200, p: 0.75, alike: 0.1, often: -0.2 },
  { monthlyN: 200, p: 0.75, alike: 0.3, often: -0.3 },
  { monthlyN: 20, p: 0.9, alike: 0.3 },
]

function wronglyOfChildren(children: Children): readonly Row[] {
  const { monthlyN, p, alike, often = 0 } = children
  const differ = often === 0 ? '' : `, ${often * 100} points for those reported often`
  const of = `children who come back, ${monthlyN} a month, true ${p * 100}%, alike ${alike}${differ}`
  const invent = (random: () => number) => searchesOf(children, random)
  const [rate, before] = [claimedOf(invent, 'with children', seeded), claimedOf(invent, 'every case', seeded)]
  return [
    { claim: `False claims in 12 looks: ${of}`, target: '≤ 5%', measured: percent(rate), met: rate <= 0.05 },
    { claim: `The same as if no child came back: ${of}`, target: 'none set', measured: percent(before), met: true },
  ]
}

const returningChanged = [
  { alike: 0.05, from: 12, promise: 0.95 },
  { alike: 0.1, from: 12, promise: 0.95 },
  { alike: 0.1, from: 20, promise: 0.95 },
  { alike: 0.3, from: 12, promise: 0.95 },
] as const

function foundOfChildren({ alike, from, promise }: (typeof returningChanged)[number]): Row {
  const rate = foundOf({ monthlyN: 200, p: 0.5, alike, change: { from, by: 0.15 } }, 'with children', seeded)
  return {
    claim: `50% to 65% beginning with look ${from - 11} found within 3 months: children who come back, 200 a month, alike ${alike}`,
    target: `≥ ${promise * 100}%`,
    measured: percent(rate),
    met: rate >= promise,
  }
}

// ——— where four searches in ten are from children’s homes, whose children are served alike ———

const ofForce = { monthlyN: 200, p: 0.75, alike: 0.1, fromHomes: 0.4, homes: 40 }

const sharedHomes: readonly Homes[] = [
  ...[0, 0.02, 0.05, 0.1].map((home) => ({ ...ofForce, home })),
  { ...ofForce, homes: 15, home: 0.05 },
]

function coveredOfHomes({ homes, home, ...given }: Homes): Row {
  const { month, quarter, year } = coveredOf({ homes, home, ...given }, { runs: 1_000, seed: 2034 })
  return {
    claim: `The interval holds what is true (a month, three, twelve): ${given.monthlyN} a month, 40% from ${homes} homes, alike ${home} within a home`,
    target: '≥ 92% each',
    measured: [month, quarter, year].map(percent).join(', '),
    met: Math.min(month, quarter, year) >= 0.92,
  }
}

if (import.meta.main) console.table(await bench())
