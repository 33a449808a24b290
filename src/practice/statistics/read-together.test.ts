// A measure's word is explained where it differs from the one that it has by itself, and only there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { togetherClause } from './read-together.ts'

test('the clause stands where several read together say another word, and nowhere else', () => {
  assert.equal(
    togetherClause('No clear change', 'Improved', 6),
    ' among the 6 measures read together here (by itself: improved)',
  )
  assert.equal(togetherClause('improved', 'improved', 6), '')
})
