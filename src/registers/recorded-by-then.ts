// What stands as it stood: the rows of some kinds of record made again from what had been recorded by a moment, in copies that every statement of one transaction then reads.
import Type from 'typebox'
import { type Database, type Reader, statement, type Writer } from '../kernel/database.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { PolicyAt } from '../practice/policy.ts'
import { recordsKnown } from './measures/records-known.ts'
import type { Policies } from './policies.ts'
import type { Rebuildable } from './rebuild/asked.ts'
import { copyOf, describeTables, forgetPlans, name, othersOf } from './rebuild/tables.ts'
import { SYSTEM } from './world.ts'

type Asked = {
  readonly force: string
  readonly now: Instant
  /** No fact beyond it, whatever its time. */
  readonly ledgerSize: number
  readonly recordedUntil: Instant
}

/** Reads by the statements that read what stands now, so that nothing has to be said twice of how a list is made. */
export type AsRecorded = <T>(asked: Asked, work: (reader: Reader) => Promise<T>) => Promise<T>

/**
 * For the clock role, which alone may make copies. What stands is neither changed nor locked: all of it is undone before the transaction ends.
 * Records of other kinds are as they are now. `named`: kinds whose rows name people. Who was recorded later than then is called what they are called
 * now: nobody loses an action because their own record is younger than it.
 */
export const asRecorded =
  (
    db: Database,
    { kinds, named = [] }: { readonly kinds: readonly Rebuildable[]; readonly named?: readonly Rebuildable[] },
    policies: Pick<Policies, 'of'>,
  ): AsRecorded =>
  async (asked, work) => {
    const policyAt = await policies.of(asked.force, asked.now)
    return await db.write({ force: asked.force, who: SYSTEM, now: asked.now }, async (writer) => {
      const names = [...new Set([...ofEveryRecord, ...[...kinds, ...named].flatMap((one) => one.tables)])]
      const [tables, views] = await Promise.all([
        describeTables(writer, names),
        viewsOver.all(writer, { names: [...names, 'fact', 'standing_reading'] }),
      ])
      writer.send(sql`savepoint as_it_stands`)
      for (const table of tables) writer.send(copyOf(table))
      writer.send(forgetPlans)
      const foldKnown = async (kind: Rebuildable) => await folded(writer, kind, asked, policyAt)
      for (const kind of kinds) await foldKnown(kind)
      for (const kind of named) {
        const known = await foldKnown(kind)
        for (const table of tables.filter(({ name: one }) => kind.tables.includes(one)))
          writer.send(othersOf(table, asked.force, known))
      }
      readingThen(writer, asked)
      for (const view of views)
        writer.send(
          plain(`create temporary view ${name(view.name)} with (security_invoker = true) as ${view.definition}`),
        )
      writer.send(forgetPlans)
      const answer = await work(writer)
      writer.send(sql`rollback to savepoint as_it_stands`)
      writer.send(forgetPlans)
      return answer
    })
  }

/** The records of a kind that were known by then, each made again. */
async function folded(writer: Writer, kind: Rebuildable, asked: Asked, policyAt: PolicyAt): Promise<readonly string[]> {
  const known: string[] = []
  for await (const facts of recordsKnown(writer, kind.record, { force: asked.force, known: asked, batch: 500 })) {
    const recordId = facts[0]?.recordId ?? ''
    known.push(recordId)
    kind.write(writer, asked.force, { recordId, facts }, policyAt)
  }
  return known
}

/** Every kind of record may write these. */
const ofEveryRecord = ['duty', 'observation', 'alarm', 'restriction', 'opening']

/** Facts and readings of a status are no rows that are made again: only those of then are seen. */
function readingThen(writer: Writer, { ledgerSize, recordedUntil }: Asked): void {
  writer.send(
    sql`select set_config('vigil.ledger_size', ${String(ledgerSize)}, true), set_config('vigil.recorded_until', ${recordedUntil}, true)`,
  )
  writer.send(
    plain(`
    create temporary view standing_reading with (security_invoker = true) as
      select force_id, record_id, at, standing, since, earliest_pass, stops, figures, ledger_size, test, counts_from, versions, audit
      from public.standing_reading
      where force_id = current_setting('vigil.force')
        and at <= current_setting('vigil.recorded_until')::timestamptz`),
  )
  writer.send(
    plain(`
    create temporary view fact with (security_invoker = true) as
      select f.force_id, f.record_id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.policy_version, f.corrects, f.body
      from public.fact f
      join public.ledger_leaf leaf on leaf.force_id = f.force_id and leaf.record_id = f.record_id and leaf.position = f.position
      where f.force_id = current_setting('vigil.force')
        and f.recorded_at <= current_setting('vigil.recorded_until')::timestamptz
        and leaf.leaf_index < current_setting('vigil.ledger_size')::bigint`),
  )
}

const plain = (text: string): Sql => ({ texts: [text], values: [] })

const example: { readonly names: readonly string[] } = { names: ['recommendation', 'standing_reading'] }

/** Every view that reads one of these tables, itself or by another view, each after those that it reads: made anew it reads the copies. */
const viewsOver = statement({
  name: 'views over some tables, with what they read',
  row: Type.Object({ name: Type.String(), definition: Type.String(), depth: Type.Integer() }),
  example,
  sql: (p: typeof example) => sql`
    with recursive over (id, depth) as (
      select c.oid, 0
      from pg_class c
      where c.relnamespace = 'public'::regnamespace
        and c.relname = any (${[...p.names]}::text[])
      union all
      select r.ev_class, over.depth + 1
      from over
      join pg_depend d on d.refobjid = over.id and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_rewrite'::regclass
      join pg_rewrite r on r.oid = d.objid and r.ev_class <> over.id
      where over.depth < 10
    )
    select c.relname::text as name, pg_get_viewdef(c.oid) as definition, max(over.depth)::integer as depth
    from over
    join pg_class c on c.oid = over.id and c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
    group by c.oid, c.relname
    order by depth, c.relname
    limit 200`,
})
