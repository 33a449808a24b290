// What templates write of a value.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { templates } from './filters.ts'

test('a capital first letter, and the rest as it stands: months and names in a sentence keep theirs', () => {
  const criterion = { measure: 'M4', change: 'worse', gap: 'the gap in cases of August to October 2026' }
  const page = templates()('accountability/recommendations/views/self-assessment.njk', {
    rows: [{ reference: 'NCPI-1/1', theme: 'missing children', criteria: [criterion] }],
    layout: { opens: () => false },
  })
  assert.match(page, /The gap in cases of August to October 2026/)
})
