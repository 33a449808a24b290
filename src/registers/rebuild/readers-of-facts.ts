// Whoever has read facts may still write what they held: they are waited for before rows are made again from facts that were emptied since.
import { setTimeout } from 'node:timers/promises'
import Type from 'typebox'
import { type Context, type Database, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'

/** Five seconds: longer than anybody takes to record something. What reads for minutes, a backup or a rebuild, is not waited for. */
const mostLooks = 100
const millisecondsBetween = 50

/** Waits until all transactions that have read a fact by now are over; one that begins later reads what there is now. */
export async function readersAreThrough(database: Database, context: Context): Promise<void> {
  const reading = async () => {
    const rows = await database.read(context, async (reader) => await readersOfFacts.all(reader, {}))
    return rows.map(({ id }) => id)
  }
  let before = new Set(await reading())
  for (let look = 1; before.size > 0 && look < mostLooks; look++) {
    await setTimeout(millisecondsBetween)
    before = new Set((await reading()).filter((id) => before.has(id)))
  }
}

/** A transaction holds on to the tables that it has read until its end. */
const readersOfFacts = statement({
  name: 'rebuild: transactions that have read facts',
  row: Type.Object({ id: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select distinct virtualtransaction as id
    from pg_locks
    where locktype = 'relation'
      and database = (select oid from pg_database where datname = current_database())
      and relation = 'public.fact'::regclass
    limit 1000`,
})
