// SQL of the register of inspections: inspections, findings, and stages of monitoring.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

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

/** All of them with what says how far each is. Comments that were opened before the inspection was kept go by title and day. */
export const inspectionsInStages = statement({
  name: 'inspections: all, with what says how far each is',
  row: Type.Object({
    ...InspectionRow.properties,
    announced_on: Maybe(Type.String()),
    fieldwork_from: Maybe(Type.String()),
    fieldwork_until: Maybe(Type.String()),
    debriefed_on: Maybe(Type.String()),
    draft_on: Maybe(Type.String()),
    embargo_until: Maybe(Type.String()),
    plan_answered_on: Maybe(Type.String()),
    closed_on: Maybe(Type.String()),
    comments_owed: Type.Boolean(),
    comments_none: Type.Boolean(),
    comments_on: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select ${columns}, announced_on, fieldwork_from, fieldwork_until, debriefed_on, draft_on, embargo_until, plan_answered_on, closed_on, comments_owed,
      coalesce(c.not_asked, false) as comments_none, c.given_on as comments_on
    from inspection i
    left join lateral (
      select s.not_owed is not null or s.covered_by is not null as not_asked,
        (s.comments_published_at at time zone 'Europe/London')::date as given_on
      from section_55_now s
      where s.force_id = i.force_id
        and (s.inspection_id = i.record_id or (s.inspection_id is null and s.report = i.title and s.published_on = i.published_on))
      order by s.comments_published_at nulls last
      limit 1
    ) c on true
    where i.force_id = ${p.force}
    order by i.published_on desc nulls first, i.reference
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
    effective_on: Maybe(Type.String()),
    because: Maybe(Type.String()),
    source: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, of_force, position, stage, announced_on, decided_on, effective_on, because, source
    from monitoring_stage
    where force_id = ${p.force}
    order by of_force, coalesce(effective_on, announced_on, decided_on), position
    limit 1000`,
})
