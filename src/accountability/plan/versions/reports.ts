// Which reports a plan answers, and by when it usually goes for each: from its recommendations, as the register has them now. Nobody types a report's day a second time.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import type { World } from '../../../registers/world.ts'
import { sixWeeks } from './six-weeks.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

/** `asks`: whether a plan was ever owed for it; `owed`: whether it still is. A letter that looks back asks for none. */
export const reportsAnswered = statement({
  name: 'plan: the reports that recommendations come from',
  row: Type.Object({
    title: Type.String(),
    inspection_id: Maybe(Type.String()),
    published: Type.String(),
    asks: Type.Boolean(),
    owed: Type.Boolean(),
    recommendations: Type.Array(Type.String()),
  }),
  example: { force: 'demonstration', recommendations: [nobody] },
  sql: (p: { force: string; recommendations: readonly string[] }) => sql`
    select r.inspection as title, r.inspection_id, r.published, coalesce(d.asks, false) as asks, coalesce(d.owed, false) as owed,
      array_agg(r.record_id::text order by r.record_id) as recommendations
    from recommendation_now r
    left join lateral (
      select true as asks, bool_or(duty.met_at is null and duty.ended_at is null) as owed
      from duty
      where duty.force_id = r.force_id
        and duty.record_id = r.inspection_id
        and duty.name = 'send the action plan'
      having count(*) > 0
    ) d on true
    where r.force_id = ${p.force}
      and r.record_id = any (${[...p.recommendations]}::uuid[])
      and r.published is not null
    group by r.inspection, r.inspection_id, r.published, d.asks, d.owed
    order by r.published, r.inspection
    limit 100`,
})

type Row = Awaited<ReturnType<typeof reportsAnswered.all>>[number]

/** Each report with its day, and the six weeks where they run: the same day as on the inspection's page and among the clocks. */
export const reportsShown = (world: World, rows: readonly Row[], recommendations: readonly string[]) =>
  rows
    .filter((row) => row.recommendations.some((one) => recommendations.includes(one)))
    .map(({ title, inspection_id, published, asks, owed }) => ({
      title,
      inspection: inspection_id,
      publishedOn: published,
      ...(asks ? sixWeeks(world, published, !owed) : { due: null, late: false }),
    }))

export const reportsOf = async (reader: Reader, world: World, recommendations: readonly string[]) =>
  reportsShown(
    world,
    await reportsAnswered.all(reader, { force: world.who.forceId, recommendations: [...recommendations] }),
    recommendations,
  )
