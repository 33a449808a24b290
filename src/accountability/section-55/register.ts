// What the register says of a report: whether it is published, and the recommendations confirmed from it until now.

import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import type { NewFact } from '../../practice/fact.ts'
import type { World } from '../../registers/world.ts'
import type { AsTheRegister } from './facts.ts'
import { recommendationsOf } from './queries/reports.ts'
import { statusOf } from './queries.ts'
import { addedSince, type Recommendation, type Section55State } from './state.ts'

type Report = Pick<NonNullable<Section55State['opened']>, 'report' | 'publishedOn' | 'inspectionId'>

export async function recommendationsNow(
  reader: Reader,
  world: World,
  opened: Report | null,
): Promise<readonly Recommendation[]> {
  if (opened === null) return []
  const { report, publishedOn, inspectionId: inspection = null } = opened
  const rows = await recommendationsOf.all(reader, { force: world.who.forceId, inspection, report, publishedOn })
  return rows.map(({ record_id, reference, theme }) => ({ recordId: record_id, reference, theme }))
}

/** What the ledger holds, and what the register says of these recommendations at this moment. */
export async function registerAsItIs(
  reader: Reader,
  world: World,
  recommendations: readonly Recommendation[],
): Promise<AsTheRegister> {
  const records = recommendations.map(({ recordId }) => recordId)
  const [ledger, rows] = await Promise.all([
    ledgerSize.one(reader, {}),
    statusOf.all(reader, { force: world.who.forceId, records }),
  ])
  return {
    ledgerSize: ledger?.size ?? 0,
    recommendations: rows.map(({ record_id, words, standing, due_on, date_changes }) => ({
      recordId: record_id,
      words,
      standing,
      dueOn: due_on,
      dateChanges: date_changes,
    })),
  }
}

/** What the report asks and the comments do not know yet, as a fact; none where they know everything. */
export function taken(
  state: Section55State,
  now: readonly Recommendation[],
  at: NewFact['happenedAt'],
): readonly NewFact[] {
  const recommendations = addedSince(state, now)
  return recommendations.length === 0
    ? []
    : [{ kind: 'section-55.recommendations-added/1', happenedAt: at, body: { recommendations: [...recommendations] } }]
}
