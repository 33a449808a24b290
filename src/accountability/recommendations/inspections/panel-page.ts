// What the panel has asked of the local policing body, and what was answered: for that body's office and the panel's secretariat. Nothing of the force stands here.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { done } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import { localDate } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import { Id, LocalDate, Maybe } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'

const demands = statement({
  name: 'inspections: what the panel asks of the local policing body',
  row: Type.Object({
    inspection_id: Id,
    report: Type.String(),
    title: Type.String(),
    panel: Type.String(),
    published_on: LocalDate,
    address: Maybe(Type.String()),
    record_id: Id,
    reference: Type.String(),
    theme: Type.String(),
    words: Maybe(Type.String()),
    answer_by: Maybe(LocalDate),
    answered_on: Maybe(LocalDate),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select i.record_id as inspection_id, i.reference as report, i.title, i.body as panel, i.published_on, i.address,
      r.record_id, r.reference, r.theme, r.words, r.answer_by, r.answered_on
    from inspection i
    join recommendation r on r.force_id = i.force_id and r.inspection_id = i.record_id
    where i.force_id = ${p.force}
      and i.programme = 'police and crime panel'
      and i.published_on is not null
      and r.time_scale = 'panel'
    order by i.published_on desc, i.record_id, r.reference
    limit 300`,
})

export const panelPage = page({
  path: '/panel-reports',
  permission: 'enter what the panel asks',
  template: 'accountability/recommendations/inspections/views/panel.njk',
  title: 'What the panel asks of the local policing body',
  area: '/scrutiny',
  answer: Type.Object({
    demands: Type.Array(Type.Object({ ...demands.row.properties, late: Type.Boolean(), first: Type.Boolean() })),
    mayAnswer: Type.Boolean(),
  }),
  load: async (world) => {
    const rows = await world.db.read(
      contextOf(world),
      async (reader) => await demands.all(reader, { force: world.who.forceId }),
    )
    const today = localDate(world.now)
    return done({
      demands: rows.map((one, at) => ({
        ...one,
        late: one.answered_on === null && one.answer_by !== null && one.answer_by < today,
        first: one.inspection_id !== rows[at - 1]?.inspection_id,
      })),
      mayAnswer: may(world.who, 'answer in writing'),
    })
  },
})
