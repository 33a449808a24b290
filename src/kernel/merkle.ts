// The Merkle tree of RFC 6962: a root kept as leaves are added, and a short proof that a leaf is in it.
import { createHash } from 'node:crypto'

/** The roots of the complete subtrees, largest first: all that is needed to go on. At most 53 hashes. */
export type Frontier = { readonly size: number; readonly hashes: readonly Buffer[] }

export const emptyTree: Frontier = { size: 0, hashes: [] }

/** Each trailing one-bit of the size is a subtree that the new leaf completes a larger one with. */
export function append(frontier: Frontier, leaf: Buffer): Frontier {
  const hashes = [...frontier.hashes]
  let hash = leaf
  for (let rest = frontier.size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = node(hashes.pop() ?? hash, hash)
  hashes.push(hash)
  return { size: frontier.size + 1, hashes }
}

export function rootOf(frontier: Frontier): Buffer {
  const last = frontier.hashes.at(-1)
  if (last === undefined) return createHash('sha256').digest()
  return frontier.hashes.slice(0, -1).reduceRight((root, hash) => node(hash, root), last)
}

export const packFrontier = (frontier: Frontier): Buffer => Buffer.concat(frontier.hashes)

/** Null where the bytes cannot be the frontier of a tree of that size. */
export function unpackFrontier(size: number, bytes: Buffer): Frontier | null {
  if (bytes.length !== 32 * ones(size)) return null
  const hashes = Array.from({ length: ones(size) }, (_, at) => bytes.subarray(32 * at, 32 * at + 32))
  return { size, hashes }
}

export const rootOfLeaves = (leaves: readonly Buffer[]): Buffer => rootOf(leaves.reduce(append, emptyTree))

/** PATH(m, D[n]) of RFC 6962, section 2.1.1. */
export function inclusionProof(index: number, leaves: readonly Buffer[]): readonly Buffer[] {
  if (!(index >= 0 && index < leaves.length)) throw new RangeError(`there is no leaf ${index} among ${leaves.length}`)
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusionProof(index, left), rootOfLeaves(right)]
    : [...inclusionProof(index - split, right), rootOfLeaves(left)]
}

/** RFC 9162, section 2.1.3.2. */
export function includes(root: Buffer, size: number, leaf: Buffer, index: number, proof: readonly Buffer[]): boolean {
  if (!(index >= 0 && index < size)) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = node(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = node(hash, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && hash.equals(root)
}

const nodePrefix = Buffer.of(1)

const node = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(nodePrefix).update(left).update(right).digest()

// Sizes pass 2^31 in the end, so no bit operators here.
const half = (number: number): number => Math.floor(number / 2)

/** The largest power of two below the number of leaves. */
function splitOf(leaves: number): number {
  let split = 1
  while (split * 2 < leaves) split *= 2
  return split
}

function ones(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = half(rest)) count += rest % 2
  return count
}
