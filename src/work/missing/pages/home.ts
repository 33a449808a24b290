// Homes: looked-after children's reports by where they are placed, each figure beside the number it is out of, and its cases.

import { done } from '../../../kernel/outcome.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { keyOf } from '../homes/key.ts'
import { saidOfHomes } from '../homes/queries.ts'
import { homes } from '../queries/homes.ts'
import { consulted } from '../queries.ts'
import { homesAnswer } from './answers/home.ts'

const days = 365
const shownMost = 50

export const homesPage = page({
  path: '/homes',
  permission: 'see an episode',
  template: 'work/missing/views/homes.njk',
  title: 'Homes and places',
  area: '/board',
  answer: homesAnswer,
  load: async (world) => done(await readHomes(world)),
})

async function readHomes(world: World) {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const rows = await homes.all(writer, {
      force: forceId,
      since: plus(world.now, hours(-24 * days)),
      limit: shownMost,
    })
    const ids = [...new Set(rows.flatMap((row) => row.record_ids))]
    const said = await saidOfHomes.all(writer, { force: forceId })
    const saidBy = new Map(said.map((one) => [keyOf(one.written), one.record_id]))
    writer.send(consulted(forceId, staffId, world.now, 'homes', ids, null))
    return {
      days,
      homes: rows.map((row) => ({
        home: row.home,
        alsoWritten: row.also_written.map((written) => ({ written, said: saidBy.get(keyOf(written)) ?? null })),
        kinds: row.kinds,
        byLastSeen: row.by_last_seen,
        lookedAfterBy: row.looked_after_by,
        reports: row.reports,
        children: row.children,
        returned: row.returned,
        interviewed: row.interviewed,
        offered: row.offered,
        held: row.held,
        notices: row.notices,
        latestAt: row.latest_at,
        recordIds: row.record_ids,
      })),
      full: rows.length === shownMost,
    }
  })
}
