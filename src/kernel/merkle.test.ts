// The tree against the vectors of the Certificate Transparency reference code, and against RFC 6962's own definition.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  append,
  emptyTree,
  type Frontier,
  includes,
  inclusionProof,
  packFrontier,
  rootOf,
  rootOfLeaves,
  unpackFrontier,
} from './merkle.ts'

const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaf = (data: Buffer) => sha(Buffer.of(0), data)
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'))

// The eight inputs and roots of certificate-transparency's merkle tree tests.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const leaves = inputs.map((input) => leaf(Buffer.from(input, 'hex')))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('the roots of trees of nought to eight leaves', () => {
  const frontiers: Frontier[] = [emptyTree]
  for (const next of leaves) frontiers.push(append(frontiers.at(-1) ?? emptyTree, next))
  assert.deepEqual(hex(frontiers.map(rootOf)), roots)
})

test('inclusion proofs of the reference code', () => {
  assert.deepEqual(hex(inclusionProof(0, leaves.slice(0, 1))), [])
  assert.deepEqual(hex(inclusionProof(0, leaves)), [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ])
  assert.deepEqual(hex(inclusionProof(5, leaves)), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
})

/** MTH(D[n]) word for word from RFC 6962, section 2.1. */
function treeHash(of: readonly Buffer[]): Buffer {
  const [only] = of
  if (only === undefined) return sha()
  if (of.length === 1) return only
  const split = 2 ** Math.floor(Math.log2(of.length - 1))
  return sha(Buffer.of(1), treeHash(of.slice(0, split)), treeHash(of.slice(split)))
}

const someLeaves = fc
  .array(fc.nat(3), { minLength: 1, maxLength: 140 })
  .map((numbers) => numbers.map((number) => leaf(Buffer.of(number))))

test('kept leaf by leaf, packed and unpacked in between, the root is the one RFC 6962 defines', () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(140), (given, stop) => {
      const before = given.slice(0, stop).reduce(append, emptyTree)
      const restored = unpackFrontier(before.size, packFrontier(before))
      assert.ok(restored)
      assert.deepEqual(rootOf(given.slice(stop).reduce(append, restored)), treeHash(given))
    }),
  )
  assert.equal(unpackFrontier(3, Buffer.alloc(32)), null)
})

test('a leaf is proved in its own place, and nowhere else', () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(), (given, any) => {
      const index = any % given.length
      const [mine, root, proof] = [given[index] ?? sha(), rootOfLeaves(given), inclusionProof(index, given)]
      assert.ok(includes(root, given.length, mine, index, proof))
      assert.ok(!includes(root, given.length, sha(), index, proof))
      assert.ok(!includes(sha(), given.length, mine, index, proof))
      assert.ok(!includes(root, given.length, mine, index, [...proof, sha()]))
      assert.ok(!includes(root, given.length, mine, given.length, proof))
      if (proof.length > 0) assert.ok(!includes(root, given.length, mine, index, proof.slice(1)))
    }),
  )
})

test('a tree of more leaves than 32 bits count goes on rightly', () => {
  const hashes = Array.from({ length: 33 }, (_, at) => leaf(Buffer.of(at)))
  const grown = append({ size: 2 ** 33 - 1, hashes }, leaf(Buffer.of(99)))
  assert.equal(grown.size, 2 ** 33)
  assert.equal(grown.hashes.length, 1)
})
