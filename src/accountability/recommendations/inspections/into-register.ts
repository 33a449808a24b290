// Rows that were read and checked become records: inspections with their findings, recommendations with their dates, revisits and stages of monitoring.
import { newId } from '../../../kernel/identity.ts'
import { isForce } from '../../../registers/forces.ts'
import { type Also, alsoOn, alsoOpening } from '../../../registers/records.ts'
import type { MonitoringItem, Register } from './items.ts'
import type { Context, Known, Placed, Setting } from './known.ts'
import { monitoring } from './monitoring.ts'
import { additions, openingOf } from './rows-on-inspection.ts'
import { foundAgain, recommendationOf, revisits } from './rows-on-recommendation.ts'

/** One transaction's worth: pass only rows that `refusedRows` has nothing against. */
export function intoRegister(register: Register, known: Known, setting: Setting): readonly Also[] {
  const { now } = setting
  const placed = new Map<string, Placed>([
    ...known.inspections,
    ...register.inspections.map(
      (one) =>
        [
          one.reference,
          { recordId: newId(now), title: one.title, publishedOn: one.published, address: one.address, body: one.body },
        ] as const,
    ),
  ])
  const findingIds = new Map([
    ...[...known.findings].map(([reference, one]) => [reference, one.findingId] as const),
    ...register.findings.map((one) => [one.reference, newId(now)] as const),
  ])
  const asked = new Map([
    ...[...known.recommendations].map(([reference, one]) => [reference, one] as const),
    ...register.recommendations.map(
      (one) =>
        [one.reference, { recordId: newId(now), published: placed.get(one.inspection)?.publishedOn ?? null }] as const,
    ),
  ])
  const context: Context = { register, placed, findingIds, asked, known, setting }
  return [
    ...register.inspections.map((one) => openingOf(context, one)),
    ...additions(context, known),
    ...register.recommendations.map((one) => recommendationOf(context, one)),
    ...foundAgain(context),
    ...revisits(context),
    ...stages(context, known),
  ]
}

function stages({ register, setting }: Context, known: Known): readonly Also[] {
  return [...Map.groupBy(register.monitoring, (one) => one.force)].map(([force, rows]) => {
    const facts = rows.map((row) => ({
      kind: 'monitoring.stage-recorded/1' as const,
      happenedAt: setting.now,
      body: {
        ...withoutRow({ ...row, force }),
        ...(setting.forceId === undefined ? {} : { own: isForce(setting.forceId, force) }),
      },
    }))
    const there = known.monitoring.get(force)
    return there === undefined
      ? alsoOpening(monitoring, newId(setting.now), facts)
      : alsoOn(monitoring, there, () => facts)
  })
}

const withoutRow = ({ row: _, ...rest }: MonitoringItem) => rest
