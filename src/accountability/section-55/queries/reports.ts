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

export const unopened = statement({
  name: 'section 55: published reports without comments',
  row: Type.Object({ record_id: Type.String(), title: Type.String(), published_on: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, title, published_on
    from comments_not_opened
    where force_id = ${p.force}
    order by published_on desc, title
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
