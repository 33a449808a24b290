// The leaves between two signed checkpoints: read once, and settled by the signed root at their end.
import { compareInTree } from '../ledger-rows.ts'
import { append, type Frontier, rootOf } from '../merkle.ts'
import type { Signed } from './checkpoints.ts'
import type { Entry } from './entries.ts'
import { judge } from './judge.ts'
import { at, factCalled, type Problems, placeKey, report } from './problem.ts'
import type { FactRow, LeafRow, Place } from './rows.ts'

/** A leaf that does not agree with its fact, or is not there: which of the two was changed is for the root to say. */
type Doubt =
  | { readonly kind: 'disagrees'; readonly leaf: LeafRow; readonly of: Place }
  | { readonly kind: 'no leaf'; readonly index: number; readonly fact: FactRow | null }

export type Walk = {
  /** The tree of the leaves as stored, and of the leaves as the facts would have them; null where it was lost. */
  stored: Frontier | null
  sound: Frontier | null
  doubts: Doubt[]
  /** Where the segment being read began. */
  from: number
  /** Segments whose leaves agree with their facts, and not with the signed root. */
  readonly unexplained: { readonly from: number; readonly below: number }[]
  last: FactRow | null
  /** Of the last leaf that was there: versions only rise. */
  version: number
  checked: number
  erased: number
  readonly loose: FactRow[]
  readonly deleted: Set<string>
  readonly problems: Problems
  /** Past this leaf there is none in the database. */
  readonly lastLeaf: number
}

/** `next` is the fact of the next leaf that is there, as far as is known. */
export function read(walk: Walk, entry: Entry, next: FactRow | null): void {
  if (entry.leaf === null) readNothing(walk, entry.index, next)
  else if (entry.fact === null) readLeafAlone(walk, entry.leaf)
  else readBoth(walk, entry.leaf, entry.fact)
}

export function settle(walk: Walk, signed: Signed): void {
  const { changed, frontier } = settledBy(walk, signed)
  if (changed === 'either' && walk.stored !== null && walk.doubts.length === 0)
    walk.unexplained.push({ from: walk.from, below: signed.size })
  for (const doubt of walk.doubts) sayDoubt(walk, doubt, changed)
  walk.doubts = []
  // From the signed state on, so that one change is not reported again at every later checkpoint.
  walk.stored = frontier
  walk.sound = frontier
  walk.from = signed.size
}

type Changed = 'the fact' | 'the leaf' | 'either'

/** Whichever tree has the signed root was not changed, and the walk goes on from it; where neither has, from what was signed. */
function settledBy(
  { stored, sound }: Walk,
  { root, frontier }: Signed,
): { changed: Changed; frontier: Frontier | null } {
  if (stored !== null && rootOf(stored).equals(root)) return { changed: 'the fact', frontier: stored }
  if (sound !== null && rootOf(sound).equals(root)) return { changed: 'the leaf', frontier: sound }
  return { changed: 'either', frontier }
}

/** What follows the last signed checkpoint has no root to settle it. */
export function settleUnsigned(walk: Walk): void {
  for (const doubt of walk.doubts) sayDoubt(walk, doubt, 'either')
  walk.doubts = []
}

function advance(walk: Walk, stored: Buffer, sound: Buffer): void {
  walk.stored &&= append(walk.stored, stored)
  walk.sound &&= append(walk.sound, sound)
}

function readBoth(walk: Walk, leaf: LeafRow, fact: FactRow): void {
  walk.checked += 1
  walk.last = fact
  const judged = judge(fact, leaf.leaf_hash, leaf.version)
  walk.version = leaf.version
  if (judged.kind === 'disagrees') {
    walk.doubts.push({ kind: 'disagrees', leaf, of: fact })
  } else if (judged.kind === 'altered') {
    report(walk.problems, { kind: 'altered', ...at(fact, leaf.leaf_index), sentence: judged.sentence })
  } else if (judged.erased) walk.erased += 1
  advance(walk, leaf.leaf_hash, judged.kind === 'disagrees' ? judged.hash : leaf.leaf_hash)
}

/** Its fact is gone, or the leaf was made to point elsewhere: then a fact without a leaf has exactly this hash. */
function readLeafAlone(walk: Walk, leaf: LeafRow): void {
  const mine = walk.loose.findIndex((fact) => judge(fact, leaf.leaf_hash, leaf.version).kind !== 'disagrees')
  const [fact] = mine < 0 ? [] : walk.loose.splice(mine, 1)
  walk.deleted.add(placeKey(leaf))
  if (fact === undefined)
    report(walk.problems, {
      kind: 'deleted',
      ...at(leaf, leaf.leaf_index),
      sentence: `Somebody deleted ${factCalled(leaf)}: leaf ${leaf.leaf_index} of the ledger still stands for it.`,
    })
  else
    report(walk.problems, {
      kind: 'altered',
      ...at(fact, leaf.leaf_index),
      sentence: `Leaf ${leaf.leaf_index} was made to stand for ${factCalled(leaf)}; it is the leaf of ${factCalled(fact)}.`,
    })
  advance(walk, leaf.leaf_hash, leaf.leaf_hash)
}

const nothing = Buffer.alloc(32)

/** The order of the tree is known, so a fact without a leaf that belongs just here is the one that lost it. */
function readNothing(walk: Walk, index: number, next: FactRow | null): void {
  const [last, loose] = [walk.last, walk.loose]
  const mine = loose.findIndex(
    (fact) => (!last || compareInTree(last, fact) < 0) && (!next || compareInTree(fact, next) < 0),
  )
  const [fact = null] = mine < 0 ? [] : loose.splice(mine, 1)
  walk.doubts.push({ kind: 'no leaf', index, fact })
  walk.last = fact ?? walk.last
  walk.checked += fact === null ? 0 : 1
  const judged = fact && judge(fact, nothing, walk.version)
  advance(walk, nothing, judged?.kind === 'disagrees' ? judged.hash : nothing)
}

function sayDoubt(walk: Walk, doubt: Doubt, changed: Changed): void {
  if (doubt.kind === 'no leaf') sayNoLeaf(walk, doubt.index, doubt.fact)
  else sayDisagreement(walk, doubt, changed)
}

function sayDisagreement(walk: Walk, doubt: Extract<Doubt, { readonly kind: 'disagrees' }>, changed: Changed): void {
  const [leaf, fact] = [`leaf ${doubt.leaf.leaf_index} of the ledger`, factCalled(doubt.of)]
  const sentence = {
    'the fact': `Somebody changed ${fact} after it was sequenced: it no longer is what ${leaf} and the signed root say.`,
    'the leaf': `Somebody changed ${leaf}; ${fact} is still the one that was signed.`,
    either: `Somebody changed ${fact} or ${leaf}, or both: they no longer agree.`,
  }[changed]
  report(walk.problems, { kind: 'altered', ...at(doubt.of, doubt.leaf.leaf_index), sentence })
}

function sayNoLeaf(walk: Walk, index: number, fact: FactRow | null): void {
  const end = index > walk.lastLeaf
  const where = end ? `Leaf ${index} was cut off the end of the ledger` : `Leaf ${index} was deleted from the ledger`
  const sentence = fact
    ? `${where}: it stood for ${factCalled(fact)}, which is still there.`
    : `${where}: the fact it stood for is gone too, or was given another leaf.`
  report(walk.problems, { kind: end ? 'truncated' : 'deleted', ...(fact ? at(fact) : {}), leafIndex: index, sentence })
}
