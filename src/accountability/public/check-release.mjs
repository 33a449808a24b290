// Checks that figures published by Vigil are in its signed ledger, unchanged. Needs Node 20 or newer and nothing else:
//   node check-release.mjs data.json proof.json verifier.txt
// Says what holds and what does not, line by line; ends with 0 where everything holds.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [dataFile, proofFile, keyFile] = process.argv.slice(2)
if (keyFile === undefined) {
  console.error('node check-release.mjs data.json proof.json verifier.txt')
  process.exit(2)
}
const data = JSON.parse(readFileSync(dataFile, 'utf8'))
const proof = JSON.parse(readFileSync(proofFile, 'utf8'))
const key = readFileSync(keyFile, 'utf8').trim()

let sound = true
const say = (holds, words) => {
  sound &&= holds
  console.log(`${holds ? 'yes' : 'NO '}  ${words}`)
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const bytes = (base64) => Buffer.from(base64, 'base64')

/** JSON with its names in order (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

// 1. The figures are those of the proof.
const { releaseId, licence: _, ...figures } = data
say(releaseId === proof.envelope.recordId, 'the figures and the proof are of the same release')
say(canonical(figures) === canonical(proof.body), 'the figures are exactly those in the proof')

// 2. They and the circumstances of their recording make one leaf of the ledger's tree.
const bodyHash = sha256(bytes(proof.salt), canonical(proof.body))
const leaf = sha256(Buffer.of(0), canonical(proof.envelope), bodyHash)
say(leaf.equals(bytes(proof.leaf)), 'they make the leaf that the proof names')

// 3. The leaf leads to the root of the tree (RFC 9162, 2.1.3.2).
let [node, last, root, inTree] = [proof.leafIndex, proof.treeSize - 1, leaf, true]
for (const sibling of proof.path.map(bytes)) {
  if (last === 0) inTree = false
  if (node % 2 === 1 || node === last) {
    root = sha256(Buffer.of(1), sibling, root)
    while (node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  } else root = sha256(Buffer.of(1), root, sibling)
  ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
}
const end = proof.checkpoint.lastIndexOf('\n\n')
const text = proof.checkpoint.slice(0, end + 1)
const [log, size, signedRoot] = text.split('\n')
say(
  inTree && last === 0 && Number(size) === proof.treeSize && root.equals(bytes(signedRoot)),
  `the leaf is number ${proof.leafIndex + 1} of the ${size} facts whose root was signed`,
)

// 4. The root is signed with the key (c2sp.org/signed-note).
const [, name, id, publicKey] = /^([^+]*)\+([^+]*)\+(.*)$/u.exec(key) ?? []
const typed = bytes(publicKey ?? '')
const idOfKey = sha256(`${name}\n`, typed).subarray(0, 4)
const signature = proof.checkpoint
  .slice(end + 2)
  .split('\n')
  .map((line) => /^— ([^\s+]+) (\S+)$/u.exec(line))
  .find((line) => line?.[1] === name && bytes(line[2]).subarray(0, 4).equals(idOfKey))
const isKey = typed.length === 33 && typed[0] === 1 && idOfKey.toString('hex') === id && log === name
const signed =
  isKey &&
  signature != null &&
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: typed.subarray(1).toString('base64url') }, format: 'jwk' }),
    bytes(signature[2]).subarray(4),
  )
say(signed, `the root is signed with the key ${name}`)

// 5. Each percentage and interval is what its own published counts give: Wilson's (J Am Stat Assoc 1927; 22: 209), as of n / effect cases.
// The effect allows for children who come back and for homes; a figure from before it was published has none, and takes every case as independent.
function* withPercentage(value) {
  if (value === null || typeof value !== 'object') return
  if (typeof value.percent === 'number' && typeof value.n === 'number') yield value
  for (const each of Object.values(value)) yield* withPercentage(each)
}
function follows({ yes, n, percent, low, high, effect = 1 }) {
  const [p, worth, z] = [Math.min(yes, n) / n, n / effect, 1.96]
  const centre = (p + (z * z) / (2 * worth)) / (1 + (z * z) / worth)
  const half = (z * Math.sqrt((p * (1 - p)) / worth + (z * z) / (4 * worth * worth))) / (1 + (z * z) / worth)
  const ends = [p === 0 ? 0 : Math.max(0, centre - half), p === 1 ? 1 : Math.min(1, centre + half)]
  return effect >= 1 && [p, ...ends].every((share, at) => Math.round(share * 100) === [percent, low, high][at])
}
const shares = [...withPercentage(figures)]
say(shares.every(follows), `all ${shares.length} percentages and intervals follow from the counts beside them`)

console.log(
  sound
    ? 'Every check passes: these figures are exactly as they were recorded.'
    : 'A check failed: these figures are not proved.',
)
process.exit(sound ? 0 : 1)
