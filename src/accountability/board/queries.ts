// SQL of the board itself: its meetings, statements made in public, and which records a reader may open.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { PairsKept } from '../pairs.ts'

/** Of these records those that the reader may open. */
export const mayBeOpened = statement({
  name: 'board: which of these records may be opened',
  row: Type.Object({ record_id: Type.String() }),
  example: { records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { records: readonly string[] }) => sql`
    select record_id
    from unnest(${[...p.records]}::uuid[]) as asked (record_id)
    where record_id <> all ((select closed_records())::uuid[])
    limit 5000`,
})

export const meetings = statement({
  name: 'board: meetings, newest first',
  row: Type.Object({
    record_id: Type.String(),
    title: Type.String(),
    held_on: Type.String(),
    paper_due_on: Maybe(Type.String()),
    frozen_at: Maybe(Type.String()),
    as_at: Maybe(Type.String()),
    minuted: Type.Integer(),
    approved_at: Maybe(Type.String()),
    cancelled_because: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', limit: 50 },
  sql: (p: { force: string; limit: number }) => sql`
    select record_id, title, held_on, paper_due_on, frozen_at, as_at, minuted, approved_at, cancelled_because
    from meeting
    where force_id = ${p.force}
    order by held_on desc, record_id
    limit ${p.limit}`,
})

/** The last as at a moment before, of a meeting that was not cancelled. */
export const packBefore = statement({
  name: 'board: the pack before another',
  row: Type.Object({ record_id: Type.String(), title: Type.String(), held_on: Type.String() }),
  example: { force: 'demonstration', before: '2026-10-29T09:00:00.000Z' },
  sql: (p: { force: string; before: string }) => sql`
    select record_id, title, held_on
    from meeting
    where force_id = ${p.force}
      and coalesce(as_at, frozen_at) < ${p.before}
      and cancelled_because is null
    order by coalesce(as_at, frozen_at) desc, record_id
    limit 1`,
})

/** The first called for a later day. */
export const meetingAfter = statement({
  name: 'board: the meeting after one',
  row: Type.Object({ held_on: Type.String() }),
  example: { force: 'demonstration', on: '2026-10-29' },
  sql: (p: { force: string; on: string }) => sql`
    select held_on
    from meeting
    where force_id = ${p.force}
      and held_on > ${p.on}
      and cancelled_because is null
    order by held_on
    limit 1`,
})

/** That stand: of a cancelled one another may be entered. */
export const meetingsOn = statement({
  name: 'board: meetings of one day that stand',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', on: '2026-10-29' },
  sql: (p: { force: string; on: string }) => sql`
    select record_id
    from meeting
    where force_id = ${p.force} and held_on = ${p.on}::date and cancelled_because is null
    limit 2`,
})

export const statementsMade = statement({
  name: 'board: statements made in public, newest first',
  row: Type.Object({
    record_id: Type.String(),
    said_on: Type.String(),
    who: Type.String(),
    words: Type.String(),
    place: Type.String(),
    address: Maybe(Type.String()),
    figures: Type.Array(
      Type.Object({
        measure: Type.String(),
        part: Maybe(Type.String()),
        month: Type.String(),
        yes: Type.Integer(),
        no: Type.Integer(),
        notEvidenced: Type.Integer(),
        notYet: Type.Optional(Type.Integer()),
        alike: Type.Optional(Type.Array(PairsKept)),
      }),
    ),
  }),
  example: { force: 'demonstration', limit: 100 },
  sql: (p: { force: string; limit: number }) => sql`
    select record_id, said_on, who, words, place, address, figures
    from public_statement
    where force_id = ${p.force}
    order by said_on desc, record_id
    limit ${p.limit}`,
})
