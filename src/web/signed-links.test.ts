// A link opens what it was made for, until it runs out, and nothing else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours, instant, plus } from '../kernel/time.ts'
import { signedLinks } from './signed-links.ts'

const now = instant('2026-03-27T22:10:00Z')
const links = signedLinks('a key of this installation')
const token = links.make({
  purpose: 'return interview',
  force: 'staffordshire',
  record: 'r1',
  until: plus(now, hours(72)),
})

test('read as it was made', () => {
  assert.deepEqual(links.read(token, 'return interview', now), {
    purpose: 'return interview',
    force: 'staffordshire',
    record: 'r1',
    until: plus(now, hours(72)),
  })
})

test('run out, of another purpose, of another key, changed in any character: nothing', () => {
  assert.equal(links.read(token, 'return interview', plus(now, hours(73))), null)
  assert.equal(links.read(token, 'carer form', now), null)
  assert.equal(signedLinks('another key').read(token, 'return interview', now), null)
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === 'A' ? 'B' : 'A'
    const changed = token.slice(0, index) + other + token.slice(index + 1)
    assert.equal(links.read(changed, 'return interview', now), null, `character ${index}`)
  }
  assert.equal(links.read('', 'return interview', now), null)
  assert.equal(links.read('a.b.c', 'return interview', now), null)
})
