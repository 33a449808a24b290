// The statuses of a frozen pack computed again: each by its own test, from what was on record when it was computed.
import { addMonths, dayOf, type Instant, startOfLocalDay } from '../../kernel/time.ts'
import { distinct } from './figures-known.ts'
import type { Pack } from './frozen-pack.ts'
import type { Figure, Measuring } from './measuring.ts'

type Frozen = Pick<Pack, 'ledgerSize' | 'asAt' | 'gapDefined' | 'figures' | 'recommendations'> & {
  readonly at: Instant
}
type Months = ReadonlyMap<string, ReadonlyMap<string, Figure>>

/**
 * Whether it had been met before is what “no longer” says. A pack as at a moment that had passed has each status as it was computed last by then:
 * it is computed again as of that time, and the figures beside it as of the pack's own.
 */
export async function statusesAgain(
  measuring: Pick<Measuring, 'standingAgain' | 'read'>,
  force: string,
  frozen: Frozen,
) {
  const { at, asAt = null, recommendations, figures } = frozen
  const judged = recommendations.flatMap(({ recordId, judgedAt, judgedBy, standing }) =>
    judgedBy == null
      ? []
      : [{ recordId, ...judgedBy, metBefore: standing === 'no longer met', on: (asAt && judgedAt) ?? at }],
  )
  const standings = new Map<string, string | null>()
  let months: Months | null = null
  for (const [on, some] of Map.groupBy(judged, (one) => one.on)) {
    const again = await measuring.standingAgain({
      force,
      recommendations: some,
      beside: on === at ? distinct(figures) : [],
      now: on,
      knownAt: frozen.ledgerSize,
      recordedUntil: asAt && on,
      gapDefined: frozen.gapDefined ?? 1,
    })
    for (const [recordId, standing] of again.standings) standings.set(recordId, standing)
    if (on === at) months = again.months
  }
  const statuses = recommendations
    .filter(({ judgedBy }) => judgedBy != null)
    .map(({ recordId, reference, theme, standing }) => {
      const now = standings.get(recordId) ?? null
      return { recordId, reference, theme, frozen: standing, now, same: now === standing }
    })
  return { statuses, months: months ?? (await monthsOf(measuring, force, frozen)) }
}

/** Where no status was computed with them. */
async function monthsOf({ read }: Pick<Measuring, 'read'>, force: string, frozen: Frozen): Promise<Months> {
  const { at, asAt = null, figures } = frozen
  const months = figures.map(({ month }) => month).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  return await read({
    force,
    measures: distinct(figures),
    from: startOfLocalDay(`${first}-01`),
    until: startOfLocalDay(addMonths(dayOf(`${last}-01`), 1)),
    now: at,
    knownAt: frozen.ledgerSize,
    recordedUntil: asAt,
  })
}
