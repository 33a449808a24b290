// How often the test of change is wrong where nothing changed, and right where something did. Prints a table when run by itself.
import { falseClaims, foundWithinThreeMonths, promised } from '../src/practice/statistics/simulation.ts'

export type Row = { claim: string; target: string; measured: string; met: boolean }

const percent = (share: number) => `${(share * 100).toFixed(2)} %`

export async function bench(): Promise<Row[]> {
  return [...promised.map(wrongly), ...real.map(rightly)]
}

function wrongly({ baselineN, p, monthlyN }: (typeof promised)[number]): Row {
  const rate = falseClaims(baselineN, p, monthlyN)
  return {
    claim: `False claims of change in 12 looks: baseline ${baselineN}, true ${p * 100} %, ${monthlyN} a month`,
    target: '≤ 5 %',
    measured: percent(rate),
    met: rate <= 0.05,
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
    claim: `50 % to 65 %${start} found within 3 months: baseline ${baselineN}, 200 a month`,
    target: promise === null ? 'none set' : `≥ ${promise * 100} %`,
    measured: percent(rate),
    met: promise === null || rate >= promise,
  }
}

if (import.meta.main) console.table(await bench())
