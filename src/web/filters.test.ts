// What templates write of a value.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filters, templates } from './filters.ts'

test('a capital first letter, and the rest as it stands: months, measures and names in a sentence keep theirs', () => {
  assert.equal(filters.capitalize('cases of August 2026: M4 of HMICFRS'), 'Cases of August 2026: M4 of HMICFRS')
  assert.deepEqual([filters.capitalize(null), filters.capitalize('')], ['', ''])
  const criterion = { measure: 'M4', change: 'worse', gap: 'the gap in cases of August to October 2026' }
  const page = templates()('accountability/recommendations/views/self-assessment.njk', {
    rows: [{ reference: 'NCPI-1/1', theme: 'missing children', criteria: [criterion] }],
    layout: { opens: () => false },
  })
  assert.match(page, /The gap in cases of August to October 2026/)
})

test('how a template is laid out in lines is not sent: nothing stands between two blocks, and running words keep their blanks', () => {
  const page = templates()('accountability/audits/views/peer-files.njk', {
    rows: [
      {
        record_id: 'one',
        from_name: 'Warwickshire',
        topic: 'missing children',
        received_at: '2026-11-30T09:00:00.000Z',
      },
      { record_id: 'two', from_name: 'Cheshire', topic: 'missing children', received_at: '2026-11-30T09:00:00.000Z' },
    ],
    layout: {},
  })
  assert.equal(page.match(/<tr/g)?.length, 3, 'the head, and a row each')
  assert.doesNotMatch(page, /<\/(td|th|tr)>\s+</)
  assert.match(page, /have no names in them\. Your grading/)
})
