// SQL of the reports that the Act asks comments on: their days and their recommendations.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { inReferenceOrder } from '../../in-reference-order.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export const inspectionById = statement({
  name: 'section 55: one inspection of the register',
  row: Type.Object({ title: Type.String(), published_on: Maybe(Type.String()), comments_owed: Type.Boolean() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select title, published_on, comments_owed
    from inspection_now
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

/** Published reports that the Act asks comments on, and on which nobody opened any. Comments opened before the inspection was kept go by title and day. */
export const unopened = statement({
  name: 'section 55: published reports without comments',
  row: Type.Object({ record_id: Type.String(), title: Type.String(), published_on: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select i.record_id, i.title, i.published_on
    from inspection_now i
    where i.force_id = ${p.force}
      and i.published_on is not null
      and i.comments_owed
      and not exists (
        select from section_55 s
        where s.force_id = i.force_id
          and (s.inspection_id = i.record_id or (s.inspection_id is null and s.report = i.title and s.published_on = i.published_on))
      )
    order by i.published_on desc, i.title
    limit 100`,
})

type OfReport = {
  readonly force: string
  readonly inspection: string | null
  readonly report: string
  readonly publishedOn: string
}
const ofReport: OfReport = {
  force: 'demonstration',
  inspection: nobody,
  report: 'A report',
  publishedOn: '2022-04-07',
}

export const recommendationsOf = statement({
  name: 'section 55: recommendations of one report',
  row: Type.Object({ record_id: Type.String(), reference: Type.String(), theme: Type.String() }),
  example: ofReport,
  sql: (p: OfReport) => sql`
    select record_id, reference, theme
    from recommendation_now
    where force_id = ${p.force}
      and (
        inspection_id = ${p.inspection}::uuid
        or (${p.inspection}::uuid is null and inspection = ${p.report} and published = ${p.publishedOn}::date)
      )
    order by ${inReferenceOrder}
    limit 200`,
})
