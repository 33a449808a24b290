// That a release is in the signed ledger: everything anybody needs to compute its leaf, follow the path to the root and check the signature.
import type { Database, Reader } from '../../kernel/database.ts'
import { bodyHash, enveloped, leafHash } from '../../kernel/leaf.ts'
import { envelopeOf } from '../../kernel/ledger-rows.ts'
import { inclusionProof } from '../../kernel/merkle.ts'
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { leavesUpTo, unproven } from './proof-queries.ts'

/**
 * For the clock's role, now and then: a release is proven within seconds of being frozen. Answers how many were. The key that checks the
 * signatures is published with them: one line, of which copies are kept elsewhere.
 */
export async function proveReleases(db: Database, key: string, now: Instant): Promise<number> {
  const context = { force: '', who: SYSTEM, now }
  const waiting = await db.read(context, async (reader) => await unproven.all(reader, {}))
  if (waiting.length > 0)
    await db.write(context, async (writer) => {
      writer.send(sql`insert into published.verifier (key, since) values (${key}, ${now}) on conflict (key) do nothing`)
      await Promise.resolve()
    })
  for (const row of waiting) {
    const proof = await db.read(context, async (reader) => await proofFor(reader, row))
    await db.write(context, async (writer) => {
      writer.send(sql`
        insert into published.proof (release_id, force_id, proof)
        values (${row.release_id}, ${row.force_id}, ${JSON.stringify(proof)}::jsonb)
        on conflict (release_id) do nothing`)
      await Promise.resolve()
    })
  }
  return waiting.length
}

type Row = Awaited<ReturnType<typeof unproven.all>>[number]

async function proofFor(reader: Reader, row: Row) {
  const leaves = (await leavesUpTo.all(reader, { size: row.tree_size })).map((one) => one.leaf_hash)
  return {
    how: [
      'bodyHash = SHA-256(salt ‖ canonical JSON of body, RFC 8785)',
      'leaf = SHA-256(0x00 ‖ canonical JSON of envelope ‖ bodyHash)',
      'follow path from leaf to root as RFC 9162, 2.1.3.2 says; the root and the size stand in the signed checkpoint (C2SP signed note)',
      'the checkpoint is signed with the key that stands at /verifier.txt; /how-to-check says how to check all of it with one small program',
    ],
    ...leafOf(row),
    treeSize: row.tree_size,
    path: inclusionProof(row.leaf_index, leaves).map((one) => one.toString('base64')),
    checkpoint: row.note,
  }
}

/** The part of a proof that is of the release itself, and the same whenever it is made. */
export function leafOf(row: Omit<Row, 'tree_size' | 'note'>) {
  const envelope = enveloped(envelopeOf({ ...row, record_id: row.release_id }), row.version)
  return {
    envelope,
    salt: row.salt.toString('base64'),
    body: row.body,
    leaf: leafHash(envelope, bodyHash(row.salt, row.body)).toString('base64'),
    leafIndex: row.leaf_index,
  }
}
