// A frozen number in words: by what was frozen with it, and one from before by every case, as it was read then.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentence } from './words.ts'

const october = { measure: 'M4', part: null, month: '2026-10', yes: 20, no: 20, notEvidenced: 0 }

test('twenty children twice each, on time both times or neither: as sure as twenty cases', () => {
  assert.equal(
    sentence({ ...october, alike: [{ pairs: 20, yes: 10, no: 10 }] }),
    'M4 in October 2026: 50%, 20 of 40 (29.9% to 70.1%), 0 without evidence.',
  )
  const before = 'M4 in October 2026: 50%, 20 of 40 (35.2% to 64.8%), 0 without evidence.'
  assert.equal(sentence({ ...october, alike: [] }), before, 'no child came back')
  assert.equal(sentence(october), before, 'frozen before the pairs were kept')
})
