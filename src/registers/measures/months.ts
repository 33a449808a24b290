// Measures of whole months as values, for whoever judges by them: all that is asked in one reading for each part.
import type { Database } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import { SYSTEM } from '../world.ts'
import type { Figures } from './figures.ts'
import { readMeasures } from './read.ts'

export type MonthsAsked = {
  readonly force: string
  readonly measures: readonly { readonly measure: string; readonly part: string | null }[]
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}

/** By `measure/part`, then by month (`2026-10`). Read by the measure's own role: all of a force, restricted records too. */
export async function readMonths(
  db: Database,
  asked: MonthsAsked,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Figures>>> {
  const parts = new Set(asked.measures.map(({ part }) => part))
  const { force, from, until, now } = asked
  return await db.read({ force, who: SYSTEM, now }, async (reader) => {
    const read = [...parts].map(async (part) => {
      const measures = asked.measures.filter((one) => one.part === part).map(({ measure }) => measure)
      const found = await readMeasures(reader, { force, from, until, now, measures, part, by: 'month' })
      return [...found].map(
        ([measure, months]) => [`${measure}/${part ?? ''}`, new Map(months.map((one) => [one.group, one]))] as const,
      )
    })
    return new Map((await Promise.all(read)).flat())
  })
}
