// Of each time scale where it is from; a period that nobody has seen in its source says so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceOf } from './time-scales.ts'

test('a period known from memory alone tells whoever reads its date to look; one that was read in its source does not', () => {
  for (const scale of ['coroner-56', 'working-days-70'])
    assert.match(sourceOf(scale), /; not confirmed from the source, so check it against the report$/)
  for (const scale of ['iopc-56', 'months-3', 'immediately', 'weeks-9'])
    assert.doesNotMatch(sourceOf(scale), /not confirmed/)
})
