// SQL of the public performance meetings and of the years that should have three of them.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

export const performanceMeetings = statement({
  name: 'scrutiny: public performance meetings between two days',
  row: Type.Object({
    record_id: Type.String(),
    held_on: Type.String(),
    place: Type.String(),
    stream: Maybe(Type.String()),
    questions_by: Maybe(Type.String()),
    outcome: Maybe(Type.String()),
    paper: Maybe(Type.String()),
    cancelled_because: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', from: '2026-01-01', until: '2026-12-31' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select record_id, held_on, place, stream, questions_by, outcome, paper, cancelled_because
    from performance_meeting
    where force_id = ${p.force}
      and held_on between ${p.from}::date and ${p.until}::date
    order by held_on desc, record_id
    limit 50`,
})

export const performanceYears = statement({
  name: 'scrutiny: years with three public meetings',
  row: Type.Object({ record_id: Type.String(), year: Type.Integer(), held: Type.Integer() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, year, held
    from performance_year
    where force_id = ${p.force}
    order by year desc
    limit 50`,
})
