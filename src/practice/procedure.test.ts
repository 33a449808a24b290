// Folding on: facts added to a folded record give what folding all of them gives, corrections and other policies too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hours, instant, plus } from '../kernel/time.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import type { Fact } from './fact.ts'
import { policyAt } from './policy.ts'
import { fold, foldOn, type Procedure, tellsNobody } from './procedure.ts'

type State = { readonly lent: number }

/** A book is lent for a day, and read aloud once, if it is, by the evening. */
const book: Procedure<State, Fact> = {
  record: 'book',
  begin: { lent: 0 },
  evolve: ({ lent }, { kind }) => ({ lent: kind === 'book.lent/1' ? lent + 1 : lent }),
  rules: [
    { name: 'bring back', after: 24, kind: 'book.brought-back/1' },
    { name: 'read aloud', after: 6, kind: 'book.read/1' },
  ].map(({ name, after, kind }) => ({
    name,
    words: name,
    owner: 'reader',
    basis: 'force',
    source: 'the library’s card',
    starts: (fact) => (fact.kind === 'book.lent/1' ? { due: plus(fact.happenedAt, hours(after)) } : null),
    met: (fact) => fact.kind === kind,
    ends: (fact) => fact.kind === 'book.brought-back/1',
  })),
  read: (fact) => fact,
  project: () => [],
  tables: [],
  ...tellsNobody,
  words: (kind) => kind,
}

const begins = instant('2026-03-27T09:00:00Z')

function facts(...kinds: readonly (string | readonly [kind: string, corrects: number])[]): readonly Fact[] {
  return kinds.map((given, index) => {
    const [kind, corrects] = typeof given === 'string' ? [given, null] : given
    const at = plus(begins, hours(index))
    return {
      forceId: 'library',
      recordId: '00000000-0000-7000-8000-000000000001',
      position: index + 1,
      kind,
      happenedAt: at,
      recordedAt: at,
      recordedBy: '00000000-0000-7000-8000-000000000002',
      policyVersion: 'default',
      corrects,
      body: {},
    }
  })
}

const today = policyAt([standingPolicy])
const whole = (all: readonly Fact[], by = today) =>
  fold(book, 'library', '00000000-0000-7000-8000-000000000001', all, by)
const history = facts('book.lent/1', 'book.read/1', 'book.brought-back/1', 'book.lent/1', 'book.brought-back/1')

for (const known of [0, 1, 2, 3, 4, 5])
  test(`${known} facts known and the rest added: as all of them together`, () => {
    const on = foldOn(book, whole(history.slice(0, known)), history.slice(known), today)
    assert.deepEqual(on, whole(history))
  })

test('a correction among those added: what was walked before is walked again', () => {
  const corrected = [...history, ...facts('a', 'b', 'c', 'd', 'e', ['book.read/1', 3]).slice(5)]
  const on = foldOn(book, whole(history), corrected.slice(5), today)
  assert.deepEqual(on, whole(corrected))
  // The book was not brought back the first time: both went on until it was.
  assert.equal(on.duties.filter(({ endedAt }) => endedAt === history[2]?.happenedAt).length, 0)
})

test('known before, a correction goes on counting', () => {
  const corrected = [
    ...history.slice(0, 3),
    ...facts('a', 'b', 'c', ['book.read/1', 3], 'book.brought-back/1').slice(3),
  ]
  assert.deepEqual(foldOn(book, whole(corrected.slice(0, 4)), corrected.slice(4), today), whole(corrected))
})

test('folded by another policy before: all is judged by the one asked', () => {
  const other = policyAt([{ ...standingPolicy, version: 'other', recordingToleranceMinutes: 7 }])
  assert.deepEqual(foldOn(book, whole(history.slice(0, 2), other), history.slice(2), today), whole(history))
})
