// What families were promised lately and how often it was kept: said beside the form, so that whoever calls can tell them.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { durationWords, hours, plus } from '../../../kernel/time.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'

/** A median of fewer says nothing. */
const fewest = 20

export async function promisedLately(world: World): Promise<Values> {
  const asked = { force: world.who.forceId, since: plus(world.now, hours(-24 * 365)), now: world.now }
  const row = await world.db.read(contextOf(world), async (reader) => await promises.one(reader, asked))
  if (row === null || row.median === null || row.n < fewest) return { about: [] }
  return {
    about: [
      `In the last twelve months the next contact was promised within ${durationWords(row.median)} (median of ${row.n}), and ${row.kept} were kept. Tell them how long it usually takes.`,
    ],
  }
}

const promises = statement({
  name: 'missing: what families were promised, and kept',
  row: Type.Object({ n: Type.Integer(), kept: Type.Integer(), median: Maybe(Type.Number()) }),
  example: { force: 'demonstration', since: '2026-01-01T00:00:00.000Z', now: '2027-01-01T00:00:00.000Z' },
  sql: (p: { force: string; since: string; now: string }) => sql`
    select count(*)::integer as n, (count(*) filter (where done_at <= due_at))::integer as kept,
      percentile_disc(0.5) within group (order by extract(epoch from due_at - at)::double precision / 60) as median
    from observation
    where force_id = ${p.force}
      and measure = 'M21'
      and at > ${p.since}
      and due_at < ${p.now}
    limit 1`,
})
