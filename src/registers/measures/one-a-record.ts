// One case of each record: what the test of change looks at, since several cases of one search are not independent of each other.
import type { Counted } from '../../practice/measure.ts'

/** Cases that are independent as far as their records are. */
export type OneARecord = { readonly yes: number; readonly n: number }

/** Of a record's counted cases one counts here: of its first month with any, the one that comes first in an order which nobody chooses. */
export type Ranked = { readonly recordId: string; readonly month: string; readonly item: number; readonly how: Counted }

export function oneARecord(cases: readonly Ranked[]): ReadonlyMap<string, OneARecord> {
  const first = new Map<string, Ranked>()
  for (const one of cases) {
    const before = first.get(one.recordId)
    if (one.how !== 'not yet' && (before === undefined || isBefore(one, before))) first.set(one.recordId, one)
  }
  const months = new Map<string, OneARecord>()
  for (const { month, how } of first.values()) {
    const { yes, n } = months.get(month) ?? none
    months.set(month, { yes: yes + (how === 'yes' ? 1 : 0), n: n + 1 })
  }
  return months
}

export const none: OneARecord = { yes: 0, n: 0 }

const isBefore = (a: Ranked, b: Ranked): boolean =>
  a.month === b.month ? rank(a.recordId, a.item) < rank(b.recordId, b.item) : a.month < b.month

/**
 * The last seven digits of an identity are random, and the factor is the golden ratio of 2²⁸: which of a record's cases comes first is as good as
 * drawn, and the same for whoever counts again. In the database `rankSql` says the same; a property holds both together.
 */
const rank = (recordId: string, item: number): number =>
  (Number.parseInt(recordId.slice(-7), 16) + item * spread) % range
export const [spread, range] = [165_902_235, 268_435_456]
