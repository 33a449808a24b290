// SQL of the inspectors’ workspace: their fieldwork, the register beside its figures, and audits.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { inReferenceOrder } from '../in-reference-order.ts'
import { PairsKept } from '../pairs.ts'

const Nobody = '00000000-0000-7000-8000-000000000000'

export const mine = statement({
  name: 'inspectors: fieldwork they opened or are named on',
  row: Type.Object({
    record_id: Type.String(),
    title: Type.String(),
    drawn: Type.Integer(),
    judged: Type.Integer(),
  }),
  example: { force: 'demonstration', by: [Nobody] },
  sql: (p: { force: string; by: readonly string[] }) => sql`
    select record_id, title, drawn, judged
    from fieldwork
    where force_id = ${p.force}
      and (opened_by = any (${[...p.by]}::uuid[]) or team && ${[...p.by]}::uuid[])
    order by record_id desc
    limit 50`,
})

export const beside = statement({
  name: 'inspectors: recommendations beside what is known now',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    inspection: Type.String(),
    inspection_id: Maybe(Type.String()),
    theme: Type.String(),
    words: Maybe(Type.String()),
    published: Maybe(Type.String()),
    stage: Type.String(),
    standing: Maybe(Type.String()),
    untestable: Type.Boolean(),
    asked_of: AskedOf,
    judged_at: Maybe(Type.String()),
    stops: Maybe(Type.Array(Type.String())),
    due_on: Maybe(Type.String()),
    test: Maybe(
      Type.Object({ criteria: Type.Array(Type.Object({ measure: Type.String(), part: Maybe(Type.String()) })) }),
    ),
    figures: Maybe(
      Type.Array(
        Type.Object({
          month: Type.String(),
          figures: Type.Array(
            Type.Object({
              yes: Type.Integer(),
              no: Type.Integer(),
              notEvidenced: Type.Integer(),
              alike: Type.Optional(Type.Array(PairsKept)),
            }),
          ),
        }),
      ),
    ),
    date_changes: Type.Integer(),
    found_again: Type.Integer(),
    revisit: Maybe(Type.String()),
    verified_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, reference, inspection, inspection_id, theme, words, published, stage, standing, untestable is not null as untestable, asked_of, judged_at, stops, due_on, test, figures, date_changes, found_again, revisit, verified_at
    from recommendation_now
    where force_id = ${p.force}
    order by stage = 'superseded', published nulls last, ${inReferenceOrder}
    limit 500`,
})

export const audits = statement({
  name: 'inspectors: the force’s own audits',
  row: Type.Object({
    record_id: Type.String(),
    title: Type.String(),
    drawn: Type.Integer(),
    good: Type.Integer(),
    requires_improvement: Type.Integer(),
    inadequate: Type.Integer(),
    strata: Maybe(Type.Record(Type.String(), Type.Integer())),
    graded: Type.Array(Type.Object({ stratum: Type.String(), child: Type.String(), grade: Type.String() })),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, title, drawn, good, requires_improvement, inadequate, strata, graded
    from audit_now
    where force_id = ${p.force}
    order by drawn_at desc nulls last
    limit 50`,
})

export const children = statement({
  name: 'inspectors: of which child each case is',
  row: Type.Object({ record_id: Type.String(), child: Type.String() }),
  example: { force: 'demonstration', records: [Nobody] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select o.record_id, (max(coalesce(merged.child_id, o.child_id)::text))::uuid as child
    from observation o
    left join merged_people(${p.force}) as merged on merged.person_id = o.child_id
    where o.force_id = ${p.force}
      and o.record_id = any (${[...p.records]}::uuid[])
      and o.child_id is not null
    group by o.record_id
    limit 500`,
})
