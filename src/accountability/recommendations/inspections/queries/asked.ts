// SQL of the recommendations that inspections made.
import Type from 'typebox'
import { statement } from '../../../../kernel/database.ts'
import { sql } from '../../../../kernel/sql.ts'
import { endedStages } from '../../../../practice/stages.ts'
import { Maybe } from '../../../../registers/schemas.ts'
import { AskedOf } from '../../../asked-of.ts'
import { inReferenceOrder } from '../../../in-reference-order.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

const AskedRow = Type.Object({
  record_id: Type.String(),
  reference: Type.String(),
  theme: Type.String(),
  words: Maybe(Type.String()),
  inspection_id: Maybe(Type.String()),
  finding_id: Maybe(Type.String()),
  published: Maybe(Type.String()),
  due_on: Maybe(Type.String()),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  tested: Type.Boolean(),
  untestable: Type.Boolean(),
  date_changes: Type.Integer(),
  found_again: Type.Integer(),
  revisit: Maybe(Type.String()),
  stops: Maybe(Type.Array(Type.String())),
  answer_by: Maybe(Type.String()),
  answered_on: Maybe(Type.String()),
  asked_of: AskedOf,
})
const asked = sql`
  record_id, reference, theme, words, inspection_id, finding_id, published, due_on, stage, standing, date_changes, found_again, revisit, stops, answer_by,
  answered_on, asked_of, test is not null as tested, untestable is not null as untestable`

export const recommendationByReference = statement({
  name: 'inspections: a recommendation by reference',
  row: AskedRow,
  example: { force: 'demonstration', reference: 'NCPI-2021/1' },
  sql: (p: { force: string; reference: string }) => sql`
    select ${asked}
    from recommendation_now
    where force_id = ${p.force}
      and reference = ${p.reference}
    limit 1`,
})

export const recommendationAsked = statement({
  name: 'inspections: a recommendation of the register',
  row: AskedRow,
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select ${asked}
    from recommendation_now
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})

export const recommendationsByReference = statement({
  name: 'inspections: recommendations by references, with when each was first found',
  row: Type.Object({
    reference: Type.String(),
    record_id: Type.String(),
    inspection_id: Maybe(Type.String()),
    finding_id: Maybe(Type.String()),
    published: Maybe(Type.String()),
    first_found_on: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', references: ['NCPI-2021/1'] },
  sql: (p: { force: string; references: readonly string[] }) => sql`
    select reference, record_id, inspection_id, finding_id, published, first_found_on
    from recommendation_now
    where force_id = ${p.force}
      and reference = any (${[...p.references]}::text[])
    order by reference
    limit 5000`,
})

type OfInspection = { readonly force: string; readonly inspection: string | null }
const anyInspection: OfInspection = { force: 'demonstration', inspection: nobody }

export const recommendationsAsked = statement({
  name: 'inspections: the recommendations of all or of one',
  row: AskedRow,
  example: anyInspection,
  sql: (p: OfInspection) => sql`
    select ${asked}
    from recommendation_now
    where force_id = ${p.force}
      and (${p.inspection}::uuid is null or inspection_id = ${p.inspection}::uuid)
    order by ${inReferenceOrder}
    limit 1000`,
})

export const scalesAsked = statement({
  name: 'inspections: the time scales of what one asks for, the soonest first',
  row: Type.Object({ time_scale: Type.String() }),
  example: { force: 'demonstration', inspection: nobody },
  sql: (p: { force: string; inspection: string }) => sql`
    select time_scale
    from recommendation_now
    where force_id = ${p.force}
      and inspection_id = ${p.inspection}
    group by time_scale
    order by min(due_on), time_scale
    limit 100`,
})

/** Of a draft those that are held until it is published. */
export const howManyAsked = statement({
  name: 'inspections: how many recommendations each makes, and how many are open',
  row: Type.Object({ inspection_id: Type.String(), n: Type.Integer(), open: Type.Integer() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select inspection_id, count(*)::integer as n, (count(*) filter (where stage <> all (${[...endedStages]}::text[])))::integer as open
    from recommendation_now
    where force_id = ${p.force}
      and inspection_id is not null
    group by inspection_id
    union all
    select i.record_id, count(*)::integer, count(*)::integer
    from inspection i
    join fact f on f.force_id = i.force_id and f.record_id = i.record_id
    where i.force_id = ${p.force}
      and i.published_on is null
      and f.kind = 'inspection.recommendation-held/1'
    group by i.record_id
    limit 1000`,
})
