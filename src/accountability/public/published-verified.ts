// Releases in the public schema held against their facts, their proofs against the ledger, and the keys shown there against the one that signs.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { canonical } from '../../kernel/canonical.ts'
import { type Verifier, verifierKey, verifyCheckpoint } from '../../kernel/checkpoint.ts'
import type { Context, Database } from '../../kernel/database.ts'
import { includes } from '../../kernel/merkle.ts'
import type { Problem } from '../../kernel/verify.ts'
import { proofsAfter, releasesOtherwise, verifiersShown } from './proof-queries.ts'
import { leafOf } from './proofs.ts'

/** For the clock's role, of every force. */
export async function releasesNotAsFrozen(
  database: Database,
  context: Context,
  verifier: Verifier,
): Promise<readonly Problem[]> {
  const [releases, keys] = await database.read(
    context,
    async (reader) => await Promise.all([releasesOtherwise.all(reader, {}), verifiersShown.all(reader, {})]),
  )
  return [
    ...releases.map(({ force_id, release_id, how }): Problem => {
      const { kind, words } = otherwise[how] ?? changed
      return { kind, recordId: release_id, sentence: `Somebody ${words} release ${release_id} (${force_id}).` }
    }),
    ...(await proofsThatDoNotHold(database, context, verifier)),
    ...keys
      .filter(({ key }) => key !== verifierKey(verifier))
      .map(
        ({ key }): Problem => ({
          kind: 'signature',
          sentence: `The public site shows a key that does not sign this ledger: ${key}.`,
        }),
      ),
  ]
}

const changed: { readonly kind: Problem['kind']; readonly words: string } = {
  kind: 'altered',
  words: 'changed what the public site shows of',
}
const otherwise: Readonly<Record<string, typeof changed>> = {
  gone: { kind: 'deleted', words: 'took away from the public site' },
  'put in': { kind: 'inserted', words: 'put on the public site, without its fact,' },
  'proof put in': { kind: 'inserted', words: 'put on the public site a proof, without its fact, of' },
}

async function proofsThatDoNotHold(
  database: Database,
  context: Context,
  verifier: Verifier,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const from = after
    const rows = await database.read(context, async (reader) => await proofsAfter.all(reader, { after: from }))
    for (const row of rows)
      if (!holds(row, verifier))
        problems.push({
          kind: 'altered',
          recordId: row.release_id,
          sentence: `The proof that the public site shows of release ${row.release_id} (${row.force_id}) does not hold: somebody changed it.`,
        })
    const last = rows.at(-1)
    if (last === undefined) return problems
    after = last.release_id
  }
}

const Path = Compile(
  Type.Object({
    treeSize: Type.Integer(),
    path: Type.Array(Type.String(), { maxItems: 64 }),
    checkpoint: Type.String(),
    how: Type.Array(Type.String()),
  }),
)

/** It is of this release, and leads from its leaf to a root that was signed. */
function holds(row: Awaited<ReturnType<typeof proofsAfter.all>>[number], verifier: Verifier): boolean {
  const { proof } = row
  if (!Path.Check(proof)) return false
  const { treeSize, path, checkpoint, how, ...ofLeaf } = proof
  const signed = verifyCheckpoint(verifier, checkpoint)
  return (
    canonical(ofLeaf) === canonical(leafOf(row)) &&
    signed?.size === treeSize &&
    includes(
      signed.root,
      treeSize,
      row.leaf_hash,
      row.leaf_index,
      path.map((one) => Buffer.from(one, 'base64')),
    )
  )
}
