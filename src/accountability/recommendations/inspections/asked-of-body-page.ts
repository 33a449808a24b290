// What others ask of the local policing body, and what it answered: for that body's office. What the panel asks stands on a page of its own.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { done } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import { localDate } from '../../../kernel/time.ts'
import { endedStages } from '../../../practice/stages.ts'
import { may } from '../../../registers/permissions.ts'
import { Id, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { asksForPlan } from './duties.ts'

const askedOfBody = statement({
  name: 'inspections: what is asked of the local policing body, but by the panel',
  row: Type.Object({
    inspection_id: Id,
    report: Type.String(),
    kind: Type.String(),
    title: Type.String(),
    made_by: Maybe(Type.String()),
    published_on: LocalDate,
    record_id: Id,
    reference: Type.String(),
    theme: Type.String(),
    words: Maybe(Type.String()),
    stage: Type.String(),
    due_on: Maybe(LocalDate),
    answer_by: Maybe(LocalDate),
    answered_on: Maybe(LocalDate),
    /** Asked of another too, whose part is followed. */
    beside: Type.Boolean(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select i.record_id as inspection_id, i.reference as report, i.kind, i.title, i.body as made_by, i.published_on,
      r.record_id, r.reference, r.theme, r.words, r.stage, r.due_on, r.answer_by, r.asked_of[1] <> 'local policing body' as beside,
      case when r.asked_of[1] = 'local policing body' then r.answered_on else own.answered_on end as answered_on
    from recommendation r
    join inspection i on i.force_id = r.force_id and i.record_id = r.inspection_id
    left join lateral (
      select max(f.body ->> 'on')::date as answered_on
      from fact f
      where f.force_id = r.force_id
        and f.record_id = r.record_id
        and f.kind = 'recommendation.answered/1'
        and f.body ->> 'as' = 'local policing body'
    ) own on r.asked_of[1] <> 'local policing body'
    where r.force_id = ${p.force}
      and 'local policing body' = any (r.asked_of)
      and r.time_scale <> 'panel'
      and i.published_on is not null
    order by i.published_on desc, i.record_id, r.reference
    limit 300`,
})

export const askedOfBodyPage = page({
  path: '/asked-of-us',
  permission: 'scrutinise',
  template: 'accountability/recommendations/inspections/views/asked-of-body.njk',
  title: 'What others ask of us',
  area: '/scrutiny',
  answer: Type.Object({
    demands: Type.Array(
      Type.Object({
        ...askedOfBody.row.properties,
        ended: Type.Boolean(),
        late: Type.Boolean(),
        first: Type.Boolean(),
        mayAdd: Type.Boolean(),
      }),
    ),
    mayAnswer: Type.Boolean(),
  }),
  load: async (world) => {
    const rows = await world.db.read(
      contextOf(world),
      async (reader) => await askedOfBody.all(reader, { force: world.who.forceId }),
    )
    const today = localDate(world.now)
    return done({
      demands: rows.map((one, at) => ({
        ...one,
        ended: endedStages.includes(one.stage),
        late: one.answered_on === null && one.answer_by !== null && one.answer_by < today,
        first: one.inspection_id !== rows[at - 1]?.inspection_id,
        mayAdd: !asksForPlan(one),
      })),
      mayAnswer: may(world.who, 'answer in writing'),
    })
  },
})
