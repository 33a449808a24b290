// How many files of other forces wait to be graded here: on the page of audits, where whoever grades begins.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant } from '../../../kernel/time.ts'

export const peerWaiting = statement({
  name: 'audits: files of other forces that wait, and those overdue',
  row: Type.Object({ n: Type.Integer(), late: Type.Integer() }),
  example: { force: 'demonstration', now: instant('2026-01-01T00:00:00Z') },
  sql: (p: { force: string; now: Instant }) => sql`
    select count(distinct p.record_id)::integer as n, (count(distinct p.record_id) filter (where d.due_at < ${p.now}))::integer as late
    from peer_file p
    left join duty d on d.force_id = p.force_id and d.record_id = p.record_id and d.met_at is null and d.ended_at is null
    where p.force_id = ${p.force}
      and p.answer is null
    limit 1`,
})
