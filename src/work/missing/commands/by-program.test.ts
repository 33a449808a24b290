// A child is reported, graded and given to somebody by a program that has nothing but the API: what may be chosen is asked for there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { instant } from '../../../kernel/time.ts'

const now = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const [handler, manager, administrator] = [
  await it.named('Asha Nolan'),
  await it.named('Dev Ramsden'),
  await it.named('Wren Solway'),
]

const choices = async (client: typeof handler, path: string) => JSON.parse((await client.get(path)).text)

test('reported, graded and given to somebody by what the API itself offers', async () => {
  const offered = await choices(handler, '/api/missing/report')
  const unit = offered.choices.unit[0].value
  const made = await handler.api('/api/missing/report', { ...reportBody(now, { name: 'Kit Larwood' }), unit })
  assert.equal(made.status, 201, made.text)
  const child = `/api/missing/${JSON.parse(made.text).recordId}`

  const grade = await choices(handler, `${child}/grading`)
  assert.match(grade.about, /Kit Larwood/)
  const graded = await handler.api(`${child}/grading`, {
    level: 'HIGH',
    because: 'Out of character',
    earlierConsidered: null,
  })
  assert.equal(graded.status, 200, graded.text)

  const [first] = (await choices(manager, `${child}/assignment`)).choices.staffId
  const given = await manager.api(`${child}/assignment`, { staffId: first.value, at: null })
  assert.equal(given.status, 200, given.text)
  assert.equal(JSON.parse((await manager.get(child)).text).owner.name, first.text.split(',')[0])
})

test('only whoever may carry out a command is told what may be chosen, and of no record that is not there', async () => {
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Isla Penhale' }))
  const child = `/api/missing/${JSON.parse(made.text).recordId}`

  assert.equal((await administrator.get(`${child}/assignment`)).status, 403)
  assert.equal((await manager.get('/api/missing/018f0000-0000-7000-8000-00000000000a/assignment')).status, 404)
  assert.equal((await manager.get('/api/missing/nobody/assignment')).status, 404)
  assert.equal((await fetch(`${it.address}${child}/assignment`)).status, 401)
})

test('given a program that knows only what is asked today, when it records the interview, a field that no form shows any more is not asked for', async () => {
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Bryn Larwood' }))
  const child = `/api/missing/${JSON.parse(made.text).recordId}`
  await home(await it.named('Mina Harrow'), JSON.parse(made.text).recordId)
  const held = await manager.api(`${child}/prevention-interview`, {
    ...{ faceToFace: true, offeredApart: true, apart: true, where: 'At home', firstAccount: 'I was at the park' },
    ...{ crimeDisclosed: false, stoppedForPlannedInterview: false, at: null },
  })
  assert.equal(held.status, 200, held.text)
  const empty = await manager.api(`${child}/prevention-interview`, {})
  assert.match(empty.text, /Answer yes or no: I stopped/)
})
