// A leaf is the same for the same fact, and another for any other.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { bodyHash, type Envelope, enveloped, leafHash } from './leaf.ts'
import { instant } from './time.ts'

const graded: Envelope = {
  forceId: 'staffordshire',
  recordId: '0197f0d2-0000-7000-8000-000000000001',
  position: 3,
  kind: 'missing.graded/1',
  happenedAt: instant('2026-03-27T22:10:00.000Z'),
  recordedAt: instant('2026-03-27T22:12:30.250Z'),
  recordedBy: '0197f0d2-0000-7000-8000-0000000000aa',
  commandId: '0197f0d2-0000-7000-8000-0000000000cc',
  policyVersion: 'staffordshire/1',
  corrects: null,
}
const salt = Buffer.alloc(16, 7)

test('a leaf written out by hand', () => {
  const body = createHash('sha256').update(salt).update('{"because":["R3"],"level":"HIGH"}').digest()
  assert.deepEqual(bodyHash(salt, { level: 'HIGH', because: ['R3'] }), body)
  const envelope =
    '{"commandId":"0197f0d2-0000-7000-8000-0000000000cc","corrects":null,"forceId":"staffordshire",' +
    '"happenedAt":"2026-03-27T22:10:00.000Z","kind":"missing.graded/1","policyVersion":"staffordshire/1","position":3,' +
    '"recordId":"0197f0d2-0000-7000-8000-000000000001","recordedAt":"2026-03-27T22:12:30.250Z",' +
    '"recordedBy":"0197f0d2-0000-7000-8000-0000000000aa"}'
  const byHand = createHash('sha256').update(Buffer.of(0)).update(envelope).update(body).digest()
  assert.deepEqual(leafHash(graded, body), byHand)
  const writtenAt = instant('2026-03-27T22:12:30.300Z')
  const second = envelope.replace(/}$/, ',"writtenAt":"2026-03-27T22:12:30.300Z"}')
  const ofSecond = createHash('sha256').update(Buffer.of(0)).update(second).update(body).digest()
  assert.deepEqual(leafHash(enveloped({ ...graded, writtenAt }, 2), body), ofSecond)
  assert.deepEqual(leafHash(enveloped({ ...graded, writtenAt }, 1), body), byHand)
})

test('any member of the envelope, the body or the salt changes the leaf; what is not in the envelope does not', () => {
  const body = bodyHash(salt, { level: 'HIGH' })
  const changed: Envelope = {
    forceId: 'kent',
    recordId: '0197f0d2-0000-7000-8000-000000000002',
    position: 4,
    kind: 'missing.graded/2',
    happenedAt: instant('2026-03-27T22:10:00.001Z'),
    recordedAt: instant('2026-03-27T22:12:30.251Z'),
    recordedBy: '0197f0d2-0000-7000-8000-0000000000ab',
    commandId: '0197f0d2-0000-7000-8000-0000000000cd',
    policyVersion: 'staffordshire/2',
    corrects: 1,
    writtenAt: instant('2026-03-27T22:12:30.300Z'),
  }
  const leaves = Object.entries(changed).map(([name, value]) => leafHash({ ...graded, [name]: value }, body))
  const others = [leafHash(graded, bodyHash(salt, { level: 'LOW' })), leafHash(graded, bodyHash(Buffer.alloc(16), {}))]
  const all = [leafHash(graded, body), ...leaves, ...others].map((hash) => hash.toString('hex'))
  assert.equal(new Set(all).size, 14)
  assert.deepEqual(leafHash({ ...graded, ...{ erasedAt: 'any time' } }, body), leafHash(graded, body))
})

test('a hash of another length is refused', () => {
  assert.throws(() => leafHash(graded, Buffer.alloc(20)), /32 bytes, this one 20/)
})
