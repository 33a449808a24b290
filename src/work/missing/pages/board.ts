// The live board: what is the reader's own, who is still missing, who has each, and the one thing due next. Never the returned, never a percentage.
import Type from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { readActiveList } from '../active-list.ts'
import { missingAdults } from '../adults/list.ts'
import { board, boardStrip } from '../queries/board.ts'
import { locatedNow, ownNow } from '../queries/room.ts'
import { consulted } from '../queries.ts'
import { childrenOf, inRecords, otherRecords } from '../same-child.ts'
import { alertsFor } from './alerts.ts'
import { boardAnswer } from './answers/board.ts'
import { boardPrintAnswer } from './answers/board-print.ts'
import { boardRow, locatedRow, ownRow } from './board/rows.ts'

const shown = 100
/** Acknowledged and the reader's own: these few stand on top, the rest are marked below. */
const ownShown = 5

export const boardPage = page({
  path: '/board',
  permission: 'see the board',
  template: 'work/missing/views/board.njk',
  saysWhatWaits: true,
  title: 'Board',
  query: Type.Object({
    unit: { ...Type.Union([Type.String({ maxLength: 60 }), Type.Null()]), title: 'Unit', input: 'text' },
    limit: {
      ...Type.Union([Type.Integer({ minimum: 1, maximum: shown }), Type.Null()]),
      title: 'How many',
      input: 'text',
    },
  }),
  answer: boardAnswer,
  load: async (world, { query }) => done(await readBoard(world, query.unit, query.limit ?? shown)),
})

/** The same children on paper, with all that a night without the system needs. */
export const boardPrintPage = page({
  path: '/board/print',
  permission: 'see the board',
  template: 'work/missing/views/board-print.njk',
  title: 'Active list',
  answer: boardPrintAnswer,
  load: async (world) => {
    const { forceId, staffId } = world.who
    return await world.db.write(contextOf(world), async (writer) => {
      const list = await readActiveList(writer, { force: forceId, now: world.now, policyAt: world.policyAt })
      const ids = list.cards.map((card) => card.recordId)
      writer.send(consulted(forceId, staffId, world.now, 'active list', ids, null))
      return done(list)
    })
  },
})

/** The strip and the rows, logged in the same transaction as they are read: no log, no read. */
async function readBoard(world: World, unit: string | null, limit: number) {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const [alerts, strip, rows, own, located, adults] = await Promise.all([
      // The newest; all of them stand on the page of alerts.
      alertsFor(writer, world, true, 20),
      boardStrip.one(writer, { force: forceId }),
      board.all(writer, { force: forceId, limit, unit }),
      ownNow.all(writer, { force: forceId, staff: staffId, limit: shown }),
      locatedNow.all(writer, { force: forceId, unit, limit: shown }),
      missingAdults.all(writer, { force: forceId }),
    ])
    const ids = [...rows, ...own, ...located].map((row) => row.record_id)
    writer.send(consulted(forceId, staffId, world.now, 'board', [...new Set(ids)], null))
    const others = otherRecords([...rows, ...located])
    const ofChild = ({ record_id }: { readonly record_id: string }) => {
      const otherRecords = others(record_id)
      return { otherRecords, records: otherRecords.length + 1 }
    }
    const found = located.map((row) => ({ ...locatedRow(row, world), ...ofChild(row) }))
    const onBoard = (row: (typeof rows)[number]) => ({ ...boardRow(row, world), ...ofChild(row) })
    return {
      alerts,
      strip,
      yours: yours(own.map((row) => ownRow(row, world))),
      adults: adults.map((one) => ({ ...one, stale: one.as_at < plus(world.now, hours(-1)) })),
      missing: rows.filter((row) => row.phase !== 'known').map(onBoard),
      inProtection: found.filter((row) => row.protection !== null),
      atRisk: found.filter((row) => row.atRisk && row.protection === null),
      located: found.filter((row) => !row.atRisk && row.protection === null),
      known: rows.filter((row) => row.phase === 'known').map(onBoard),
      counted: {
        inProtection: childrenOf(located.filter((row) => row.protected_since !== null)),
        atRisk: childrenOf(located.filter((row) => row.at_risk && row.protected_since === null)),
        inRecords: inRecords(strip?.missing ?? 0, strip?.missing_records ?? 0),
      },
      listed: rows.length + found.length + adults.length,
      unit,
      limit,
      full: rows.length === limit,
    }
  })
}

/** All that are not acknowledged; of the others the most urgent. */
function yours(rows: readonly ReturnType<typeof ownRow>[]) {
  const [unacknowledged, others] = [rows.filter((row) => !row.acknowledged), rows.filter((row) => row.acknowledged)]
  return {
    all: rows.length,
    unacknowledged: unacknowledged.length,
    rows: [...unacknowledged, ...others.slice(0, ownShown)],
    more: Math.max(0, others.length - ownShown),
  }
}
