// What a report leaves empty the child's record says; where they differ the younger counts and both are said; a correction takes nothing from the record.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  folded,
  graded,
  type Happening,
  happened,
  history,
  later,
  other,
  reported,
  start,
} from '../../../test/episode-of-facts.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import type { Bodies } from './facts.ts'
import { heldOnRecord, knownBeside } from './grade/care-on-record.ts'
import { firingRules, floorOf } from './grade/minimum.ts'
import { ageThatCounts, childOf, differences, isGrownUp, type OnRecord, type SaidOfChild } from './on-record.ts'
import { countsAsChild } from './state.ts'

const at: Instant = instant('2026-11-29T10:00:00Z')
const nothing = { age: null, dateOfBirth: null, ageDisputed: false, sex: null }
const blank: OnRecord = {
  dateOfBirth: null,
  ageDisputed: false,
  sex: null,
  age: null,
  lookedAfter: null,
  placedHere: null,
}
const said = (more: Partial<SaidOfChild> = {}): SaidOfChild => ({ ...nothing, ...more })
const record = (more: Partial<OnRecord> = {}): OnRecord => ({ ...blank, ...more })
const six = record({ dateOfBirth: '2020-03-14', sex: 'female' })

test('what the report leaves empty, the record says; what the report says, it says itself', () => {
  assert.deepEqual(childOf(said(), six, at), {
    age: 6,
    dateOfBirth: '2020-03-14',
    ageDisputed: false,
    sex: 'female',
  })
  assert.deepEqual(childOf(said({ age: 6, sex: 'girl' }), six, at).sex, 'girl')
  assert.deepEqual(childOf(said(), undefined, at), said())
  assert.equal(childOf(said(), record({ ageDisputed: true }), at).ageDisputed, true)
})

test('the birthday since the last episode counts, by the day of the report', () => {
  const record12 = record({ dateOfBirth: '2013-11-29' })
  assert.equal(ageThatCounts(said(), record12, instant('2026-11-28T23:59:00Z')), 12)
  assert.equal(ageThatCounts(said(), record12, at), 13)
  const told = record({ age: { years: 11, saidAt: instant('2025-06-01T10:00:00Z') } })
  assert.equal(ageThatCounts(said(), told, at), 12, 'without a date of birth: as said before, and grown since')
})

test('called in before midnight and recorded on the birthday: one day of birth is no difference', () => {
  const both = said({ age: 13, dateOfBirth: '2013-11-29' })
  const eve = instant('2026-11-28T23:30:00Z')
  assert.deepEqual(differences(both, record({ dateOfBirth: '2013-11-29' }), eve), [])
  assert.equal(ageThatCounts(both, record({ dateOfBirth: '2013-11-29' }), eve), 13)
})

test('where the two differ the younger counts, and both are said', () => {
  for (const age of [5, 12]) {
    assert.equal(ageThatCounts(said({ age }), six, at), Math.min(age, 6))
    assert.equal(childOf(said({ age }), six, at).age, age)
    assert.equal(childOf(said({ age }), six, at).dateOfBirth, null, 'no date beside an age it contradicts')
    assert.match(
      differences(said({ age }), six, at).join(),
      new RegExp(`says ${age}; .*born 14 March 2020, which makes 6`),
    )
  }
  assert.match(
    differences(said({ age: 6, dateOfBirth: '2020-04-14' }), six, at).join(),
    /born 14 April 2020; .*14 March/,
  )
  assert.match(differences(said({ sex: 'male' }), six, at).join(), /says male; the child’s record says female/)
  assert.deepEqual(differences(said({ age: 6, sex: 'Girl ' }), six, at), [])
  const told = record({ age: { years: 11, saidAt: instant('2025-06-01T10:00:00Z') } })
  assert.deepEqual(differences(said({ age: 13 }), told, at), [], 'a birthday may lie between')
  assert.equal(ageThatCounts(said({ age: 13 }), told, at), 13)
})

test('an age that is disputed where it was said is none; what the other says still counts', () => {
  assert.equal(ageThatCounts(said({ age: 12, ageDisputed: true }), undefined, at), null)
  assert.equal(ageThatCounts(said({ age: 16, ageDisputed: true }), six, at), 6)
  assert.equal(ageThatCounts(said({ age: 12 }), record({ ageDisputed: true, dateOfBirth: '2010-01-01' }), at), 12)
  assert.equal(ageThatCounts(said(), record({ ageDisputed: true, dateOfBirth: '2010-01-01' }), at), null)
})

test('a record that makes them a grown-up takes no child off the board: it is said', () => {
  const adult = record({ dateOfBirth: '1999-01-01' })
  assert.ok(isGrownUp(adult, at))
  assert.ok(!isGrownUp(record({ dateOfBirth: '1999-01-01', ageDisputed: true }), at))
  assert.ok(!isGrownUp(record({ age: { years: 17, saidAt: instant('2024-01-01T10:00:00Z') } }), at))
  assert.deepEqual(childOf(said(), adult, at), said())
  assert.match(differences(said(), adult, at).join(), /an adult of 27: is it the same person/)
})

const child = (more: Partial<Bodies['missing.reported/1']['child']> = {}) => ({
  personId: other,
  name: 'Tilly Wrongname',
  description: null,
  ...nothing,
  ...more,
})
const born: OnRecord = record({ dateOfBirth: `${Number(start.slice(0, 4)) - 6}-01-01`, sex: 'female' })
const knownChild = reported({ child: child(), history: { ...history, onRecord: born } })
const minimum = (...facts: readonly Happening[]) => {
  const { state, policyAt } = folded(...facts)
  return floorOf(state, policyAt(later), start)
}
const corrected = (minute: number, more: Partial<Bodies['missing.reported/1']['child']>, changed: string) => {
  const { personId: _, ...as } = child(more)
  return happened('missing.report-corrected/1', minute, {
    child: as,
    lastSeen: { at: start, precision: 'about', place: 'Park' },
    caller: { name: null, phone: '01632 960001', relation: null },
    changed,
    because: 'x',
  })
}
const found = (minute: number, onRecord: OnRecord) =>
  happened('missing.history-found/1', minute, { history: { ...history, onRecord } })
const sixOf = { age: 6, dateOfBirth: born.dateOfBirth, sex: 'female' }

test('a known six-year-old reported without an age is HIGH by R3; a name corrected changes none of it', () => {
  assert.equal(minimum(knownChild), 'HIGH')
  const renamed = [knownChild, corrected(5, { ...sixOf, name: 'Tilly Brindlewood' }, 'name')]
  const { state, policyAt } = folded(...renamed)
  assert.deepEqual([state.report?.child.name, state.report?.child.age], ['Tilly Brindlewood', 6])
  assert.deepEqual(state.said, said(), 'the age is still the record’s word')
  assert.ok(firingRules(state, policyAt(later), '', start).includes('R3'))
})

test('a merge brings the age, a split takes it away again; what was corrected here stays', () => {
  const unknown = reported({ child: child() })
  assert.equal(minimum(unknown), 'MEDIUM')
  const merged = [unknown, graded('MEDIUM'), found(20, born)]
  assert.equal(minimum(...merged), 'HIGH')
  assert.ok(folded(...merged).duties.some(({ name }) => name === 'raise the grade to the minimum'))
  assert.equal(folded(...merged, found(30, blank)).state.report?.child.age, null)
  const known = [...merged, corrected(25, { ...sixOf, age: 9, dateOfBirth: null }, 'age, date of birth')]
  assert.equal(folded(...known, found(30, blank)).state.report?.child.age, 9)
  const adult = record({ dateOfBirth: '1980-01-01' })
  assert.ok(countsAsChild(folded(unknown, graded('MEDIUM'), found(20, adult)).state))
})

test('a dispute on record that a correction settles is settled here too', () => {
  const disputed = reported({ child: child(), history: { ...history, onRecord: { ...born, ageDisputed: true } } })
  assert.equal(minimum(disputed), 'MEDIUM')
  assert.equal(minimum(disputed, corrected(5, sixOf, 'whether the age is disputed')), 'HIGH')
})

const yes = { answer: 'yes', saidAt: instant('2026-11-11T10:00:00Z') } as const
const care = record({ lookedAfter: { ...yes, by: 'Northmarch Council (invented)' }, placedHere: yes })
const careNow = (more: OnRecord, ...facts: readonly Happening[]) => {
  const file = folded(reported({ history: { ...history, onRecord: more } }), ...facts)
  const rules = firingRules(file.state, file.policyAt(later), '', start)
  const three = ['tell the placing authority', 'tell the host authority', 'ask the home force']
  return [
    rules.filter((id) => id === 'R12' || id === 'R13'),
    file.duties.filter(({ name, endedAt }) => three.includes(name) && endedAt === null).length,
  ]
}
const answered = (minute: number, question: string, answer: 'yes' | 'no' | 'not known') =>
  happened('missing.answered/1', minute, { answers: [{ question, answer, saidBy: 'carer', at: start, note: null }] })

test('looked after and placed here by earlier records: R12, R13 and three tellings from the call on, unless a no is the newest word', () => {
  assert.deepEqual(careNow(care), [['R12', 'R13'], 3])
  assert.deepEqual(careNow(care, answered(1, 'out-of-area', 'not known')), [['R12', 'R13'], 3])
  assert.deepEqual(careNow(record({ lookedAfter: care.lookedAfter })), [['R12'], 0])
  const over = record({ placedHere: yes, lookedAfter: { answer: 'no', by: null, saidAt: at } })
  assert.deepEqual(careNow(over), [[], 0], 'a placement that has ended since')
  assert.deepEqual(heldOnRecord(record({ placedHere: { ...yes, answer: 'no' }, lookedAfter: care.lookedAfter })), {
    lookedAfterOnRecord: true,
    placedHereOnRecord: false,
  })
  assert.deepEqual(careNow(care, answered(1, 'looked-after', 'no')), [[], 0])
  assert.deepEqual(careNow(care, answered(1, 'out-of-area', 'no')), [['R12'], 0])
  assert.deepEqual(careNow(care, found(1, blank)), [[], 0], 'the record was another child’s')
})

test('it stands beside the question in words, with whose word and of when', () => {
  assert.deepEqual(knownBeside(care), {
    'looked-after':
      'looked after by Northmarch Council (invented), said 11 November 2026; placed here from elsewhere, said 11 November 2026',
    'out-of-area': 'placed here from elsewhere, said 11 November 2026',
  })
  assert.deepEqual(knownBeside(undefined), {})
})
