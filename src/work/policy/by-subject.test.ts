// The policy as it is read on a phone: what waits and what this force set stand open, and every value is found under a subject that says how many it holds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { bySubject } from './by-subject.ts'

const it = await testApp()
const improver = await it.named('Sam Underhill')

test('every value that a force may set stands under one subject, and none is left over', async () => {
  const { values, subjects } = JSON.parse((await improver.get('/api/policy')).text)
  const at = subjects.flatMap((one: { at: readonly number[] }) => one.at)
  assert.deepEqual(
    [...at].sort((a: number, b: number) => a - b),
    [...values.keys()],
  )
  assert.ok(!subjects.some((one: { subject: string }) => one.subject === 'Besides'), JSON.stringify(subjects.at(-1)))
})

test('a value of no subject is not lost, and stands last', () => {
  assert.deepEqual(bySubject([{ name: 'odd.days' }, { name: 'unit.hours' }, { name: 'odd.more' }]), [
    { subject: 'Telling and asking others', at: [1] },
    { subject: 'Besides', at: [0, 2] },
  ])
})

test('each group is a fold that says how many values it holds, sent open; what waits for approval stands before them', async () => {
  const page = (await improver.get('/policy')).text
  assert.match(page, /<details class="vigil-folds vigil-folds--named" open><summary[^>]*>Sending somebody: \d+ values</)
  assert.match(page, /Waiting for approval: 0/)
  assert.match(page, /Set by this force: 0 of \d+/)
  assert.ok(page.indexOf('Waiting for approval') < page.indexOf('vigil-folds'))
})
