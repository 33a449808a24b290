// One fact against its leaf: does what it says, and what is said about it, still hash to what was sequenced?
import { bodyHash, enveloped, leafHash } from '../leaf.ts'
import { envelopeOf } from '../ledger-rows.ts'
import { factCalled } from './problem.ts'
import type { FactRow } from './rows.ts'

type Judgement =
  | { readonly kind: 'agrees'; readonly erased: boolean }
  /** The leaf is right whatever the roots say; the fact was changed. */
  | { readonly kind: 'altered'; readonly sentence: string }
  /** One of the two was changed: a signed root says which. `hash` is the leaf that the fact as it stands would have. */
  | { readonly kind: 'disagrees'; readonly hash: Buffer }

export function judge(fact: FactRow, leaf: Buffer, version: number): Judgement {
  const envelope = enveloped(envelopeOf(fact), version)
  const erased = fact.erased && fact.body === null && fact.salt === null
  const fromBody = erased ? fact.body_hash : hashOfBody(fact)
  const stored = leafHash(envelope, fact.body_hash)
  if (stored.equals(leaf)) {
    if (fromBody?.equals(fact.body_hash) && (erased || !fact.erased)) return { kind: 'agrees', erased }
    return { kind: 'altered', sentence: `${why(fact)} of ${factCalled(fact)} after it was sequenced.` }
  }
  const hash = fromBody === null ? stored : leafHash(envelope, fromBody)
  if (!hash.equals(leaf)) return { kind: 'disagrees', hash }
  return { kind: 'altered', sentence: `Somebody changed the stored hash of the body of ${factCalled(fact)}.` }
}

/** Null where there is nothing to hash, or nothing that could have been hashed. */
function hashOfBody(fact: FactRow): Buffer | null {
  if (fact.salt === null) return null
  try {
    return bodyHash(fact.salt, fact.body)
  } catch {
    return null
  }
}

function why(fact: FactRow): string {
  if (fact.salt === null) return 'Somebody removed the body or the salt, with no lawful erasure recorded,'
  return fact.erased ? 'Somebody recorded an erasure that was not carried out' : 'Somebody changed the body or the salt'
}
