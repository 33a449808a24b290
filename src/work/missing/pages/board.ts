// The live board: who is still missing, who has each, and the one thing due next. Never the returned, never a percentage.
import Type from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { missingAdults } from '../adults/list.ts'
import { board, boardStrip, consulted } from '../queries.ts'
import { alertsFor } from './alerts.ts'

const shown = 100

export const boardPage = page({
  path: '/board',
  permission: 'see the board',
  template: 'work/missing/views/board.njk',
  title: 'Board',
  query: Type.Object({
    unit: { ...Type.Union([Type.String({ maxLength: 60 }), Type.Null()]), title: 'Unit', input: 'text' },
    limit: {
      ...Type.Union([Type.Integer({ minimum: 1, maximum: shown }), Type.Null()]),
      title: 'How many',
      input: 'text',
    },
  }),
  load: async (world, { query }) => done(await readBoard(world, query.unit, query.limit ?? shown)),
})

/** The same children on paper. */
export const boardPrintPage = page({
  path: '/board/print',
  permission: 'see the board',
  template: 'work/missing/views/board-print.njk',
  title: 'Active list',
  load: async (world) => done(await readBoard(world, null, 200)),
})

/** The strip and the rows, logged in the same transaction as they are read: no log, no read. */
export async function readBoard(world: World, unit: string | null, limit: number) {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const [alerts, strip, rows, adults] = await Promise.all([
      alertsFor(writer, world, true),
      boardStrip.one(writer, { force: forceId }),
      board.all(writer, { force: forceId, limit, unit, phases: ['known', 'reported', 'open'] }),
      missingAdults.all(writer, { force: forceId }),
    ])
    writer.send(
      consulted(
        forceId,
        staffId,
        world.now,
        'board',
        rows.map((row) => row.record_id),
        null,
      ),
    )
    return {
      alerts,
      strip,
      adults: adults.map((one) => ({ ...one, stale: one.as_at < plus(world.now, hours(-1)) })),
      missing: rows.filter((row) => row.phase !== 'known').map((row) => boardRow(row, world)),
      known: rows.filter((row) => row.phase === 'known').map((row) => boardRow(row, world)),
      unit,
      limit,
      full: rows.length === limit,
    }
  })
}

type Row = Awaited<ReturnType<typeof board.all>>[number]

/** Owner hollow when not acknowledged; one countdown and a count of the rest. */
function boardRow(row: Row, world: World) {
  return {
    recordId: row.record_id,
    name: row.name,
    age: row.age,
    child: row.child,
    path: row.path,
    grade: row.level,
    endorsed: row.endorsed,
    reportedAt: row.reported_at,
    lastSeenAt: row.last_seen_at,
    owner: row.owner_name,
    ownerUnit: row.owner_unit,
    acknowledged: row.acknowledged_at !== null,
    mine: row.owner_id === world.who.staffId,
    lastReal: row.last_real,
    lastRealAt: row.last_real_at,
    loweringProposed: row.lowering_proposed,
    transferTo: row.transfer_to,
    area: row.area,
    next: row.next_duty,
    nextDueAt: row.next_due_at,
    late: row.next_due_at !== null && row.next_due_at < world.now,
    more: row.more_duties,
  }
}
