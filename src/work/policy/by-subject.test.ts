// The policy as it is read on a phone: every value is found under a subject that says how many it holds, on a page of its own.
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
    { subject: 'Telling and asking others', slug: 'telling-and-asking-others', at: [1] },
    { subject: 'Besides', slug: 'besides', at: [0, 2] },
  ])
})

test('the policy is a contents page: each subject leads to its own values and no others, and all of them stand on one page', async () => {
  const { values, subjects } = JSON.parse((await improver.get('/api/policy')).text)
  const page = (await improver.get('/policy')).text
  assert.ok(page.indexOf('Waiting for approval: 0') < page.indexOf('Values, by subject'))
  assert.match(page, /Set by this force: 0 of \d+/)
  for (const { slug, at } of subjects) {
    assert.ok(page.includes(`href="/policy/values/${slug}"`), slug)
    const shown = JSON.parse((await improver.get(`/api/policy/values/${slug}`)).text)
    const named = shown.values.map((one: { name: string }) => one.name)
    assert.deepEqual(
      named,
      at.map((place: number) => values[place].name),
    )
    assert.deepEqual(shown.subjects[0].at, [...named.keys()])
  }
  assert.equal((await improver.get('/policy/values/no-such-subject')).status, 404)
  const every = (await improver.get('/policy/values')).text
  assert.match(
    every,
    /<details class="vigil-folds vigil-folds--named" open>\s*<summary[^>]*>Sending somebody: \d+ values</,
  )
  for (const { name } of values) assert.ok(every.includes(`id="${name}"`), name)
})
