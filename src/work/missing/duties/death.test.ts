// Found dead: who must be told is told of the death, and nothing is owed any more for a next time that there will not be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  folded,
  graded,
  type Happening,
  happened,
  history,
  later,
  located,
  reported,
  returned,
  start,
} from '../../../../test/episode-of-facts.ts'
import { minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { dutyWords } from '../duty-words.ts'
import { missingForClose } from '../missing-for-close.ts'

const often = { ...history, reportsIn90Days: 3, reportsIn12Months: 5 }
const promised = happened('missing.contact-promised/1', 20, {
  to: 'mother',
  by: plus(start, minutes(120)),
  allowedBy: null,
})
const file = [reported({ history: often }), graded('MEDIUM'), promised, located(100), returned(105)]
const died = happened('missing.grave-outcome/1', 110, { outcome: 'found dead', place: 'x', detail: 'x' })
const contact = (at: number, keeps: number[]) =>
  happened('missing.family-contacted/1', at, {
    who: 'mother',
    detail: 'x',
    nextBy: null,
    medianTold: false,
    reached: true,
    keeps,
  })
const open = (...happenings: readonly Happening[]) =>
  folded(...happenings)
    .duties.filter(isOpen)
    .map(({ name }) => name)

const ofTheLiving = ['tell the family the child is located', 'tell the authority the child is located'] as const
const ofTheDeath = ['tell the family of the death', 'tell the authority of the death'] as const
const ofTheNextTime = [
  'refer a child missing repeatedly',
  'make or renew the trigger plan',
  'meet about repeated episodes',
] as const

test('given a child who goes missing often, when found dead, those who wait are told of the death and nothing is planned', () => {
  const [before, after] = [open(...file), open(...file, died)]
  for (const name of [...ofTheLiving, ...ofTheNextTime]) {
    assert.ok(before.includes(name), name)
    assert.ok(!after.includes(name), name)
  }
  for (const name of ofTheDeath) {
    assert.ok(after.includes(name) && !before.includes(name), name)
    assert.match(dutyWords(name), /the child has died/)
  }
})

test('given the family was told that the child is found, when the child dies, it is told of that too; and not by what was said before', () => {
  const owed = (...more: readonly Happening[]) =>
    open(...file, contact(107, [3]), died, ...more).filter((name) => name === 'tell the family of the death').length
  assert.equal(owed(), 1)
  assert.equal(owed(contact(120, [])), 1, 'another talk')
  assert.equal(owed(contact(120, [1])), 0)
})

test('given one who waits for a contact, when the child is found dead, the telling is theirs', () => {
  const { duties } = folded(...file, died)
  const told = duties.filter(({ name }) => name === 'tell the family of the death')
  assert.deepEqual(
    told.map(({ occurrence, dueAt }) => [occurrence, dueAt]),
    [[3, plus(start, minutes(170))]],
  )
  assert.ok(!open(...file, died, contact(120, [3])).includes('tell the family of the death'))
})

test('the close of a death says that the authority was not told of it, and not that somebody is located', () => {
  const said = (...more: readonly Happening[]) => {
    const { state, policyAt } = folded(...file, ...more)
    return missingForClose(state, policyAt(later), later)
      .filter(({ form }) => form === 'authority-told')
      .map(({ sentence }) => sentence)
  }
  assert.deepEqual(said(), ['The local authority has not been told that the child is located.'])
  assert.deepEqual(said(died), ['The local authority has not been told that the child has died.'])
})
