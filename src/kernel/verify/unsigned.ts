// What no checkpoint signs: leaves past the last of them, and facts without a leaf that do not only wait for their turn.
import { leafHash } from '../leaf.ts'
import { envelopeOf } from '../ledger-rows.ts'
import type { Given } from './checkpoints.ts'
import { judge } from './judge.ts'
import type { Loose } from './loose.ts'
import { at, factCalled, placeKey, report } from './problem.ts'
import { type FactRow, leavesPastTheLastCheckpoint } from './rows.ts'
import type { Walk } from './segment.ts'

export async function reportUnsigned(given: Given): Promise<void> {
  const leaves = await given.database.read(
    given.context,
    async (reader) => await leavesPastTheLastCheckpoint.all(reader, null),
  )
  for (const leaf of leaves)
    report(given.problems, {
      kind: 'inserted',
      ...at(leaf, leaf.leaf_index),
      sentence: `Leaf ${leaf.leaf_index}, ${factCalled(leaf)}, stands past every checkpoint: the sequencer did not put it there.`,
    })
}

/** Answers how many facts only wait for their turn. */
export function reportLoose(
  walk: Walk,
  loose: Loose,
  { watermark, begun }: { readonly watermark: bigint; readonly begun: bigint },
): number {
  for (const hole of loose.holes.filter((place) => !walk.deleted.has(placeKey(place))))
    report(walk.problems, {
      kind: 'deleted',
      ...at(hole),
      sentence: `Somebody deleted ${factCalled(hole)}: the positions of its record go on after it.`,
    })
  const late = walk.loose.filter((fact) => BigInt(fact.written_xid) < watermark)
  for (const fact of late)
    report(walk.problems, {
      kind: 'inserted',
      ...at(fact),
      sentence: `Somebody put in ${factCalled(fact)} behind the sequencer's back: everything written then has a leaf, and it has none.`,
    })
  const ahead = walk.loose.filter((fact) => BigInt(fact.written_xid) >= begun)
  for (const fact of ahead)
    report(walk.problems, {
      kind: 'inserted',
      ...at(fact),
      sentence: `Somebody put in ${factCalled(fact)} past the sequencer: it names a transaction that has not begun here, so that it is not signed. Only where an older state was restored into another server may it have waited there.`,
    })
  for (const fact of walk.loose.filter((one) => !late.includes(one) && !isAsWritten(one)))
    report(walk.problems, {
      kind: 'altered',
      ...at(fact),
      sentence: `Somebody changed ${factCalled(fact)}, which is not signed yet: its body and salt do not give its hash.`,
    })
  return walk.loose.length - late.length - ahead.length + loose.more
}

/** What has no leaf yet is held against its own hash. */
const isAsWritten = (fact: FactRow): boolean =>
  judge(fact, leafHash(envelopeOf(fact), fact.body_hash), 2).kind === 'agrees'
