// The handover page: what changed since the shift began, who has nobody, each HIGH as a card, what is late, and the signature.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { done } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, plus } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { missing } from '../procedure.ts'
import { board, consulted, openDuties } from '../queries.ts'
import { factWords } from '../words.ts'
import { currentHandover } from './commands.ts'
import { handover } from './procedure.ts'

export const handoverPage = page({
  path: '/handover',
  permission: 'hand over',
  template: 'work/missing/handover/views/handover.njk',
  title: 'Handover',
  load: async (world) => done(await readHandover(world)),
})

export async function readHandover(world: World) {
  const { unit, shiftStart, recordId } = currentHandover(world)
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const [folded, children, unowned, changes] = await Promise.all([
      load(writer, world, handover, recordId),
      board.all(writer, { force: forceId, unit, limit: 100, phases: ['reported', 'open'] }),
      unownedNow.all(writer, { force: forceId }),
      changedSince.all(writer, { force: forceId, unit, since: shiftBefore(shiftStart) }),
    ])
    const high = await Promise.all(
      children
        .filter((child) => child.level === 'HIGH')
        .map(async (child) => {
          const [episode, duties] = await Promise.all([
            load(writer, world, missing, child.record_id),
            openDuties.all(writer, { force: forceId, record: child.record_id }),
          ])
          const { grading, report, reviews } = episode.state
          return {
            ...child,
            danger: (grading?.rules ?? []).slice(0, 3).map((rule) => rule.because),
            why: report?.why ?? '',
            lastSeen: report?.lastSeen ?? null,
            duties: duties.slice(0, 4).map((duty) => ({ ...duty, late: duty.due_at < world.now })),
            lastReview: reviews.at(-1) ?? null,
          }
        }),
    )
    writer.send(
      consulted(
        forceId,
        staffId,
        world.now,
        'handover',
        [...new Set([...children, ...unowned].map((row) => row.record_id))],
        null,
      ),
    )
    return {
      unit,
      shiftStart,
      recordId,
      key: newId(world.now),
      state: folded.state,
      children: children.map((child) => ({
        ...child,
        late: child.next_due_at !== null && child.next_due_at < world.now,
      })),
      unowned,
      high,
      changes: changes.map((row) => ({ ...row, words: factWords(row.kind) })),
    }
  })
}

/** Eight hours: the shift that is ending. */
const shiftBefore = (shiftStart: Instant) => plus(shiftStart, hours(-8))

const unownedNow = statement({
  name: 'handover: nobody owns',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    age: Type.Union([Type.Integer(), Type.Null()]),
    level: Type.Union([Type.String(), Type.Null()]),
    reported_at: Type.String(),
    area: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, name, age, level, reported_at, area
    from episode
    where force_id = ${p.force}
      and phase in ('reported', 'open')
      and owner_id is null
    order by reported_at
    limit 100`,
})

const changedSince = statement({
  name: 'handover: what changed in a unit’s episodes',
  row: Type.Object({
    record_id: Type.String(),
    name: Type.String(),
    kind: Type.String(),
    happened_at: Type.String(),
    recorded_at: Type.String(),
    by: Type.Union([Type.String(), Type.Null()]),
  }),
  example: { force: 'demonstration', unit: 'control-room', since: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; unit: string; since: string }) => sql`
    select e.record_id, e.name, f.kind, f.happened_at, f.recorded_at, s.name as by
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id
    left join staff s on s.force_id = f.force_id and s.staff_id = f.recorded_by
    where e.force_id = ${p.force}
      and e.phase in ('reported', 'open')
      and (e.owner_unit = ${p.unit} or e.unit = ${p.unit})
      and f.recorded_at > ${p.since}
    order by f.recorded_at desc, e.record_id, f.position desc
    limit 40`,
})
