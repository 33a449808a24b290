// From which month on figures count: since publication, since a loosening, since a measure was defined anew, whichever came last.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import { countsFrom, firstMonthSince } from './counts-from.ts'
import type { Received } from './facts.ts'
import { recommendation } from './procedure.ts'

const now = instant('2026-11-23T09:00:00Z')
const received = (published: string | null): Received => ({
  ...{ reference: 'X/1', source: 'HMICFRS', inspection: 'X', inspectionId: null, findingId: null, published },
  ...{ theme: 'Calls', words: null, paragraph: null, address: null, textHash: null, addressee: 'chief constable' },
  ...{ timeScale: 'none', baseOn: null, dueOn: null },
})
const first = (published: string | null, enteredOn: string | null) =>
  firstMonthSince({ ...recommendation.begin, received: received(published), enteredOn })

test('the first whole month after publication; on the first of a month that month; where none is known, after it was entered', () => {
  assert.equal(first('2026-11-02', '2026-11-23'), '2026-12')
  assert.equal(first('2026-12-01', '2026-12-03'), '2026-12')
  assert.equal(first('2022-12-31', '2026-11-23'), '2023-01')
  assert.equal(first(null, '2026-11-23'), '2026-12')
})

test('the latest of publication, loosening and another definition decides, and says which it was', () => {
  const given = { loosenedIn: null, published: '2026-12', last: null, versions: {} }
  assert.deepEqual(countsFrom(given, now), { countsFrom: '2026-12', sincePublished: true })
  assert.deepEqual(countsFrom({ ...given, loosenedIn: '2027-02' }, now), {
    ...{ countsFrom: '2027-02', sincePublished: false },
  })
  const last = { standing: 'not met', versions: { M4: 1 }, counts_from: '2026-12' }
  assert.deepEqual(countsFrom({ ...given, last, versions: { M4: 1 } }, now).sincePublished, true, 'a day later too')
  const anew = { ...given, published: '2022-05', last: { ...last, counts_from: '2022-05' }, versions: { M4: 2 } }
  assert.deepEqual(countsFrom(anew, now), { countsFrom: '2026-11', sincePublished: false })
})

test('nothing begins again of what is defined as before, was met, or is new in the test', () => {
  const last = { standing: 'not met', versions: { M4: 1 }, counts_from: '2022-07' }
  const from = (more: Partial<typeof last>, versions: Record<string, number>) =>
    countsFrom({ loosenedIn: null, published: '2022-05', last: { ...last, ...more }, versions }, now).countsFrom
  assert.equal(from({}, { M4: 1 }), '2022-07')
  assert.equal(from({ standing: 'met' }, { M4: 2 }), '2022-07')
  assert.equal(from({}, { M4: 1, M3: 1 }), '2022-07')
})
