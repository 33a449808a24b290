// The ledger's roots, for drawing by chance: signed by the sequencer, chosen by nobody, known to nobody before they were signed.
import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Instant, instant } from '../kernel/time.ts'
import { Moment } from './schemas.ts'

/** As pages answer it. */
export const RootShown = Type.Object({ hash: Type.String(), treeSize: Type.Number(), signedAt: Moment })

export type Root = { readonly hash: string; readonly treeSize: number; readonly signedAt: Instant }

const RootRow = Type.Object({ hash: Type.String(), tree_size: Type.Integer(), signed_at: Type.String() })
const rootOf = (row: { readonly hash: string; readonly tree_size: number; readonly signed_at: string } | null) =>
  row === null ? null : { hash: row.hash, treeSize: row.tree_size, signedAt: instant(row.signed_at) }

/** The first root signed at or after a moment that covers this record's first fact; null while there is none. */
export const firstRootCovering = async (
  reader: Reader,
  asked: { readonly force: string; readonly record: string; readonly after: Instant },
): Promise<Root | null> => rootOf(await covering.one(reader, asked))

/** The first root signed at or after a moment, of a ledger that was being signed before it. */
export const firstRootOfRunning = async (reader: Reader, after: Instant): Promise<Root | null> =>
  rootOf(await ofRunning.one(reader, { after }))

export const lastRoot = async (reader: Reader): Promise<Root | null> => rootOf(await last.one(reader, {}))

const covering = statement({
  name: 'ledger: the first root after a moment that covers a record',
  row: RootRow,
  example: {
    force: 'demonstration',
    record: '00000000-0000-7000-8000-000000000000',
    after: '2026-11-01T00:00:00.000Z',
  },
  sql: (p: { force: string; record: string; after: string }) => sql`
    select encode(c.root_hash, 'hex') as hash, c.tree_size, c.signed_at
    from checkpoint c
    join ledger_leaf l on l.force_id = ${p.force} and l.record_id = ${p.record} and l.position = 1
    where c.signed_at >= ${p.after}
      and c.tree_size > l.leaf_index
    order by c.tree_size
    limit 1`,
})

const ofRunning = statement({
  name: 'ledger: the first root after a moment, of a ledger signed before it',
  row: RootRow,
  example: { after: '2026-11-01T00:00:00.000Z' },
  sql: (p: { after: string }) => sql`
    select encode(c.root_hash, 'hex') as hash, c.tree_size, c.signed_at
    from checkpoint c
    where c.signed_at >= ${p.after}
      and exists (select from checkpoint earlier where earlier.signed_at < ${p.after} limit 1)
    order by c.tree_size
    limit 1`,
})

const last = statement({
  name: 'ledger: the last root signed',
  row: RootRow,
  example: {},
  sql: (_: object) => sql`
    select encode(root_hash, 'hex') as hash, tree_size, signed_at
    from checkpoint
    order by tree_size desc
    limit 1`,
})
