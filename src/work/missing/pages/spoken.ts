// What an open page says aloud to who is signed in: a child given to them, a new child at HIGH, what interrupts them. Each once.

import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { clockTime, hours, type Instant, instant, plus } from '../../../kernel/time.ts'
import { Maybe } from '../../../registers/schemas.ts'
import type { World } from '../../../registers/world.ts'
import { type AgedRow, AgeRow, agedNow, agedWords } from '../age.ts'
import { acknowledgeOwnership } from '../duties/ownership.ts'

/** `key` names what happened, and no child: the browser keeps it, so that nothing is said twice. */
type Spoken = { readonly key: string; readonly words: string }

type Alerts = readonly {
  readonly recordId: string
  readonly words: string
  readonly child: string | null
  readonly at: string
}[]

export async function spokenTo(
  reader: Reader,
  world: World,
  alerts: Alerts,
  given: readonly Given[],
): Promise<readonly Spoken[]> {
  const { forceId: force, staffId: staff } = world.who
  const high = await newAtHigh.all(reader, { force, staff, since: plus(world.now, hours(-1)) })
  return [
    ...given.map((one) => ({ key: one.key, words: `You have been given ${one.words}` })),
    ...high.map((row) => ({
      key: `high ${row.record_id}`,
      words: `New at HIGH: ${named(row, world.now)}, ${row.area}`,
    })),
    ...alerts.map((one) => ({
      key: `alert ${one.recordId} ${one.at}`,
      words: one.child === null ? one.words : `${one.words}: ${one.child}`,
    })),
  ]
}

type Given = { readonly key: string; readonly recordId: string; readonly words: string; readonly late: boolean }

/** What was given to who is signed in and is not acknowledged, newest first. */
export async function givenTo(reader: Reader, { who, now }: World): Promise<readonly Given[]> {
  const rows = await givenNow.all(reader, { force: who.forceId, staff: who.staffId })
  return rows.map((row) => ({
    key: `given ${row.record_id} ${row.assigned_at ?? ''}`,
    recordId: row.record_id,
    words: `${named(row, now)}; acknowledge${row.due_at === null ? ' it' : ` by ${clockTime(instant(row.due_at))}`}`,
    late: row.due_at !== null && row.due_at < now,
  }))
}

const named = (row: AgedRow & { readonly name: string }, now: Instant): string =>
  `${row.name}, ${agedWords(agedNow(row, now))}`

const nobody = '00000000-0000-7000-8000-000000000000'

const givenNow = statement({
  name: 'spoken: given and not acknowledged',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    assigned_at: Maybe(Type.String()),
    due_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', staff: nobody },
  sql: (p: { force: string; staff: string }) => sql`
    select e.record_id, e.name, e.age, e.born, e.reported_at, e.assigned_at, d.due_at
    from episode e
    left join lateral (
      select min(duty.due_at) as due_at
      from duty
      where duty.force_id = e.force_id
        and duty.record_id = e.record_id
        and duty.name = ${acknowledgeOwnership.name}
        and duty.met_at is null
        and duty.not_done_at is null
        and duty.ended_at is null
    ) d on true
    where e.force_id = ${p.force}
      and e.phase in ('known', 'reported', 'open', 'located')
      and e.owner_id = ${p.staff}
      and e.acknowledged_at is null
    order by e.assigned_at desc, e.record_id
    limit 20`,
})

/** Whoever took the report knows. */
const newAtHigh = statement({
  name: 'spoken: reported lately and at HIGH',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    ...AgeRow,
    area: Type.String(),
  }),
  example: { force: 'demonstration', staff: nobody, since: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; staff: string; since: string }) => sql`
    select record_id, name, age, born, reported_at, area
    from episode
    where force_id = ${p.force}
      and phase in ('reported', 'open')
      and level = 'HIGH'
      and reported_at > ${p.since}
      and handler_id is distinct from ${p.staff}
    order by reported_at desc, record_id
    limit 20`,
})
