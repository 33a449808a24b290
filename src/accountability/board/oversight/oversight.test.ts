// A pack of one cause of concern: only what answers it, frozen with what is still at risk, and the same digits ever after.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { covered } from '../../../../test/covered.ts'
import { openSeal } from '../../../kernel/sequencer.ts'
import { hours, type Instant, plus, systemNow } from '../../../kernel/time.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const keeper = await it.named('Milo Ferrand')
const handler = await it.named('Asha Nolan')
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-oversight-')))
const idOf = (text: string): string => String(JSON.parse(text).recordId)

const inspection = idOf(
  (
    await keeper.api('/api/inspection/inspections', {
      reference: 'NCPI-9',
      title: 'Ninth inspection',
      body: 'HMICFRS',
      programme: 'national child protection inspection, 2024 framework',
      kind: 'initial',
      fieldwork: null,
      publishedOn: now.slice(0, 10),
      address: null,
      follows: null,
      readers: [],
    })
  ).text,
)
const cause = async (theme: string, measures: string | null = null) =>
  await keeper.api(`/api/inspection/${inspection}/findings`, {
    kind: 'cause of concern',
    theme,
    chapter: null,
    words: null,
    paragraph: null,
    measures,
    again: null,
  })
assert.equal((await cause('Supervision is absent', 'M4')).status, 200)
assert.equal((await cause('Nothing is asked of this one')).status, 200)
const form = (await keeper.get('/oversight-pack/packs')).text
const findingOf = (theme: string): string => new RegExp(`value="([0-9a-f-]{36})"[^>]*>${theme}`).exec(form)?.[1] ?? ''
const pasted = await keeper.api(`/api/inspection/${inspection}/texts`, {
  text: '1.2 We recommend that, within three months, the force should supervise each investigation.',
  address: null,
})
assert.equal(pasted.status, 200, pasted.text)
const item = /confirmations\?item=([0-9a-f-]{36})/.exec((await keeper.get(`/inspection/${inspection}`)).text)?.[1]
const confirmed = await keeper.api(`/api/inspection/${inspection}/confirmations`, {
  itemId: item,
  reference: 'NCPI-9/1',
  theme: 'Supervise each investigation',
  timeScale: 'months-3',
  on: null,
  paragraph: '1.2',
  findingId: findingOf('Supervision is absent'),
  addressee: 'chief constable',
})
assert.equal(confirmed.status, 200, confirmed.text)
const beforeCovered = await keeper.api('/api/oversight-pack/packs', {
  ...{ findingId: findingOf('Supervision is absent'), residualRisk: 'Two teams have no sergeant', staffSaid: [] },
})
await covered(it.databases.clock, keeper.person.forceId, now, seal)

const freeze = async (more: object = {}) =>
  await keeper.api('/api/oversight-pack/packs', {
    findingId: findingOf('Supervision is absent'),
    residualRisk: 'Two teams have no sergeant',
    staffSaid: ['We are told on a Friday'],
    ...more,
  })

test('without what is still at risk, or with nothing that answers the cause, no pack is frozen', async () => {
  assert.match((await freeze({ residualRisk: ' ' })).text, /Enter what is still at risk/)
  assert.match(beforeCovered.text, /The ledger covers no facts yet/)
  const empty = await freeze({ findingId: findingOf('Nothing is asked of this one') })
  assert.match(empty.text, /No recommendation in the register answers this cause/)
  assert.match((await freeze({ findingId: inspection })).text, /Choose a cause of concern/)
  assert.equal((await handler.api('/api/oversight-pack/packs', {})).status, 403)
})

test('frozen: what answers this cause and nothing else; later facts change nothing; what the group said is recorded once', async () => {
  const frozen = await freeze()
  assert.equal(frozen.status, 201, frozen.text)
  const id = idOf(frozen.text)
  const page = (await keeper.get(`/oversight-pack/${id}`)).text
  for (const words of ['NCPI-9/1', 'Supervise each investigation', 'Two teams have no sergeant', 'We are told'])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('NCPI-2021/1'), 'another cause’s recommendation is not in it')
  const { concernMeasures, concernFigures, figures } = JSON.parse((await keeper.get(`/api/oversight-pack/${id}`)).text)
  assert.deepEqual(concernMeasures, ['M4'], 'though its recommendation has no closure test yet')
  assert.deepEqual(
    concernFigures.map((one: { measure: string; kind: string }) => [one.measure, one.kind]),
    [['M4', 'timeliness']],
  )
  const frozenOf = new Set(figures.map((one: { measure: string }) => one.measure))
  assert.deepEqual([...frozenOf].sort(), ['A1', 'A7', 'M4'], 'and files beside what is on time')
  assert.match(page, /What the figures say about this cause/)
  const findingId = findingOf('Supervision is absent')
  const end = await keeper.api(`/api/inspection/${inspection}/endings`, {
    ...{
      findingId,
      how: 'closed by the inspectorate',
      on: now.slice(0, 10),
      document: 'Letter',
      text: 'It is closed.',
    },
  })
  assert.equal(end.status, 200, end.text)
  const colleague = await it.named('Tess Mowbray')
  const confirmed = await colleague.api(`/api/inspection/${inspection}/ending-confirmations`, { findingId })
  assert.equal(confirmed.status, 200, confirmed.text)
  assert.equal((await keeper.get(`/oversight-pack/${id}`)).text.includes('Letter'), false)
  assert.match((await keeper.get('/oversight-pack/packs')).text, /Supervision is absent[^<]*closed by the inspectorate/)
  assert.equal((await keeper.get(`/oversight-pack/${id}/computed-again`)).status, 200)
  const presented = { on: now.slice(0, 10), asked: 'When is it safe?', outcome: 'Remains in engage, letter of today' }
  const early = await keeper.api(`/api/oversight-pack/${id}/presentation`, { ...presented, on: '2020-01-01' })
  assert.match(early.text, /before the pack was frozen/)
  const late = await keeper.api(`/api/oversight-pack/${id}/presentation`, { ...presented, on: '2099-01-01' })
  assert.match(late.text, /This date is in the future/)
  const shown = async () => JSON.parse((await keeper.get(`/api/oversight-pack/${id}`)).text)
  assert.deepEqual([(await shown()).mayRecord, (await shown()).presented], [true, null])
  assert.equal((await keeper.api(`/api/oversight-pack/${id}/presentation`, presented)).status, 200)
  assert.deepEqual([(await shown()).mayRecord, (await shown()).presented], [false, presented])
  const { rows } = JSON.parse((await keeper.get('/api/oversight-packs')).text)
  assert.deepEqual(
    rows.map((one: { presented_on: string | null }) => one.presented_on),
    [presented.on],
  )
  assert.match((await keeper.api(`/api/oversight-pack/${id}/presentation`, presented)).text, /already recorded/)
  now = plus(now, hours(0.1))
  assert.match((await keeper.get('/oversight-packs')).text, /Supervision is absent/)
  const monitored = (await keeper.get('/monitoring')).text
  assert.equal(monitored.split(presented.outcome).length - 1, 1, 'a session of the group, typed once')
})
