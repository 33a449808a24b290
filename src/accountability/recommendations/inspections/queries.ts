// Every SQL statement of this slice.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { inReferenceOrder } from '../../in-reference-order.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

const InspectionRow = Type.Object({
  record_id: Type.String(),
  reference: Type.String(),
  title: Type.String(),
  programme: Type.String(),
  kind: Type.String(),
  fieldwork: Maybe(Type.String()),
  published_on: Maybe(Type.String()),
  address: Maybe(Type.String()),
  follows: Maybe(Type.String()),
  findings: Type.Integer(),
  concerns_open: Type.Integer(),
  body: Maybe(Type.String()),
  asked_in_report: Maybe(Type.Integer()),
  merged_into: Maybe(Type.String()),
})
const columns = sql`
  record_id, reference, title, programme, kind, fieldwork, published_on, address, follows, findings, concerns_open, body, asked_in_report, merged_into`

export const inspections = statement({
  name: 'inspections: all, the newest first',
  row: InspectionRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select ${columns}
    from inspection
    where force_id = ${p.force}
    order by published_on desc nulls first, reference
    limit 500`,
})

/** Which of these references are taken, by drafts too that whoever asks may not see. */
export const referencesTaken = statement({
  name: 'inspections: references that are taken',
  row: Type.Object({ taken: Type.Array(Type.String()) }),
  example: { references: ['NCPI-2021'] },
  sql: (p: { references: readonly string[] }) =>
    sql`select inspection_references_taken(${[...p.references]}::text[]) as taken limit 1`,
})

export const inspectionByReference = statement({
  name: 'inspections: by reference',
  row: InspectionRow,
  example: { force: 'demonstration', reference: 'NCPI-2021' },
  sql: (p: { force: string; reference: string }) => sql`
    select ${columns}
    from inspection
    where force_id = ${p.force}
      and reference = ${p.reference}
    limit 1`,
})

export const inspectionById = statement({
  name: 'inspections: one by its record',
  row: InspectionRow,
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select ${columns}
    from inspection
    where force_id = ${p.force}
      and record_id = ${p.record}::uuid
    limit 1`,
})

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
  date_changes: Type.Integer(),
  found_again: Type.Integer(),
  revisit: Maybe(Type.String()),
  stops: Maybe(Type.Array(Type.String())),
  answer_by: Maybe(Type.String()),
  answered_on: Maybe(Type.String()),
})
const asked = sql`
  record_id, reference, theme, words, inspection_id, finding_id, published, due_on, stage, standing, date_changes, found_again, revisit, stops, answer_by,
  answered_on`

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

/** Findings that later rows and findings may name. */
export const findingsByReference = statement({
  name: 'inspections: findings by reference',
  row: Type.Object({
    reference: Type.String(),
    finding_id: Type.String(),
    record_id: Type.String(),
    kind: Type.String(),
    published_on: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', references: ['C1'] },
  sql: (p: { force: string; references: readonly string[] }) => sql`
    select f.reference, f.finding_id, f.record_id, f.kind, i.published_on
    from inspection_finding f
    join inspection i on i.force_id = f.force_id and i.record_id = f.record_id
    where f.force_id = ${p.force}
      and f.reference = any (${[...p.references]}::text[])
    order by i.published_on nulls last, f.finding_id
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

export const staffKnown = statement({
  name: 'inspections: staff of these identities',
  row: Type.Object({ staff_id: Type.String(), name: Type.String() }),
  example: { force: 'demonstration', ids: [nobody] },
  sql: (p: { force: string; ids: readonly string[] }) => sql`
    select staff_id, name
    from staff
    where force_id = ${p.force}
      and staff_id = any (${[...p.ids]}::uuid[])
      and left_at is null
    limit 100`,
})

export const stages = statement({
  name: 'monitoring: stages of every force',
  row: Type.Object({
    record_id: Type.String(),
    of_force: Type.String(),
    position: Type.Integer(),
    stage: Type.String(),
    announced_on: Maybe(Type.String()),
    decided_on: Maybe(Type.String()),
    effective_on: Type.String(),
    because: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, of_force, position, stage, announced_on, decided_on, effective_on, because
    from monitoring_stage
    where force_id = ${p.force}
    order by of_force, effective_on, position
    limit 1000`,
})

/** What runs, of the records of accountability: their kinds of duty are handed in. */
export const runningClocks = statement({
  name: 'clocks: what runs',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    owner: Type.String(),
    owner_name: Maybe(Type.String()),
    due_at: Type.String(),
    basis: Type.String(),
    source: Type.String(),
    kind: Type.String(),
    reference: Maybe(Type.String()),
    time_scale: Maybe(Type.String()),
    base_on: Maybe(Type.String()),
    date_changes: Maybe(Type.Integer()),
  }),
  example: { force: 'demonstration', names: ['send the action plan'], limit: 300 },
  sql: (p: { force: string; names: readonly string[]; limit: number }) => sql`
    select d.record_id, d.name, d.owner, s.name as owner_name, d.due_at, d.basis, d.source,
      split_part(f.kind, '.', 1) as kind, coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
      r.time_scale, r.base_on, r.date_changes
    from duty d
    join fact f on f.force_id = d.force_id and f.record_id = d.record_id and f.position = 1
    left join staff s on s.force_id = d.force_id and s.staff_id = d.owner_id
    left join recommendation_now r on r.force_id = d.force_id and r.record_id = d.record_id
    left join inspection_now i on i.force_id = d.force_id and i.record_id = d.record_id
    left join action_now a on a.force_id = d.force_id and a.record_id = d.record_id
    where d.force_id = ${p.force}
      and d.name = any (${[...p.names]}::text[])
      and d.met_at is null
      and d.not_done_at is null
      and d.ended_at is null
    order by d.due_at
    limit ${p.limit}`,
})
