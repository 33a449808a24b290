// Whose form it is: every form of a record says which record it writes to.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { shortened } from '../kernel/words.ts'

const it = await testApp()
const keeper = await it.as((await it.named('Sam Underhill')).person)

/** Their forms show it themselves: the question verbatim, the plan's versions, the list that a file holds, the name of whoever is on the staff. */
const sayingItThemselves = [
  'erasure',
  'handover',
  'monitoring',
  'opening',
  'oversight-pack',
  'peer-file',
  'performance-meeting',
  'person',
  'plan',
  'policy',
  'question',
  'register-file',
  'staff',
  'unit',
  'vignette',
]

test('a form with no heading of whose it is shows that itself, and is named here', () => {
  const without = it.app.commands.filter(({ opens, caption }) => !opens && caption === undefined)
  assert.deepEqual([...new Set(without.map(({ record }) => record))].sort(), sayingItThemselves)
})

test('a recommendation’s and an inspection’s forms begin with its reference and what it is about; the window’s title has the reference alone', async () => {
  const [, recommendation] =
    /href="(\/recommendation\/[0-9a-f-]{36})"/.exec((await keeper.get('/recommendations')).text) ?? []
  const comment = (await keeper.get(`${recommendation}/comments`)).text
  assert.match(comment, /<span class="govuk-caption-l">NCPI-2021\/1 · Missing children: risk recognised too late/)
  assert.match(comment, /<title>Comment beside the status: NCPI-2021\/1 – Vigil<\/title>/)
  const [, inspection] = /href="(\/inspection\/[0-9a-f-]{36})"/.exec((await keeper.get('/inspections')).text) ?? []
  assert.match(
    (await keeper.get(`${inspection}/findings`)).text,
    /<span class="govuk-caption-l">[A-Z]+-\d{4}[^<]* · [A-Z]/,
  )
})

test('a long sentence is cut at a word, and says so; a short one is left', () => {
  assert.equal(shortened('Children are spoken to', 22), 'Children are spoken to')
  assert.equal(shortened('Children are spoken to', 21), 'Children are spoken …')
  assert.equal(shortened('Unbrokenwordsgoonandon', 10), 'Unbrokenwo …')
})
