// Whose record it is: a senior's look is the senior's, a dose has its clock, and what the family is told or where a child returns is decided first.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { actionOf } from '../actions.ts'
import { questions } from '../grade/questions.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it

const report = async (name: string, answers: Readonly<Record<string, 'yes'>>, level: 'MEDIUM' | 'HIGH' = 'HIGH') => {
  const made = await (await named('Asha Nolan')).api(
    '/api/missing/report',
    reportBody(now, {
      name,
      age: 15,
      answers: { ...Object.fromEntries(questions.map(({ id }) => [id, 'no' as const])), ...answers },
      grade: { level, because: 'What was said', earlierConsidered: null },
    }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const act = async (who: string, record: string, action: string, outcome: string | null = null) =>
  await (await named(who)).api(`/api/missing/${record}/actions`, {
    action,
    subject: actionOf.get(action)?.subject == null ? null : 'Named in the test',
    outcome,
    detail: 'What was looked at, and what follows from it',
    at: null,
  })
const page = async (record: string) => (await (await named('Dev Ramsden')).get(`/missing/${record}`)).text

const high = await report('Rowan Thistle', {}, 'HIGH')
const locked = await report('Hazel Fern', { 'honour-based': 'yes', 'abuse-at-home': 'yes' })
const ill = await report('Ash Bracken', { 'medical-need': 'yes' }, 'MEDIUM')

test('nobody says for a superintendent that they looked, nor decides on media for an inspector', async () => {
  assert.match(
    (await act('Mina Harrow', high, 'senior look taken')).text,
    /Whoever does this must record it: duty superintendent/,
  )
  assert.match(
    (await act('Asha Nolan', high, 'media decided', 'no')).text,
    /detective inspector or duty superintendent/,
  )
  assert.match(await page(high), /examine the lines of enquiry \(senior officer\)/, 'it is still owed')
  assert.equal((await act('Dev Ramsden', high, 'media decided', 'no')).status, 200)
  assert.equal((await act('Farah Quill', high, 'senior look taken')).status, 200)
  const entries = await page(high)
  assert.doesNotMatch(entries, /actions\?action=senior%20look%20taken/)
  assert.match(entries, /Staffing approved by a senior officer<span class="vigil-detail">Superintendent/)
})

test('a grade given above every rule asks for what its level asks for', async () => {
  const missing = await page(high)
  assert.match(missing, /UK Missing Persons Unit told/)
  assert.match(missing, /Communications data request/)
  assert.doesNotMatch(await page(ill), /Communications data request/)
})

test('vehicles, the charity’s text and publicity are asked for, and answered also where nothing is to be done', async () => {
  const notDone = /actions\?action=(vehicle%20marked|text%20safe%20requested|publicity%20decided)/g
  assert.equal(new Set((await page(ill)).match(notDone)).size, 3, 'at MEDIUM too')
  const handler = await named('Mina Harrow')
  const record = async (action: string, outcome: string | null, detail: string) =>
    await handler.api(`/api/missing/${ill}/actions`, { action, subject: 'None', outcome, detail, at: null })
  assert.match((await record('vehicle marked', null, 'Nobody drives')).text, /placed, none known, not wanted/)
  assert.match((await record('text safe requested', 'not wanted', 'No')).text, /Say why it is not wanted/)
  assert.equal((await record('vehicle marked', 'none known', 'Nobody drives')).status, 200)
  assert.equal((await record('text safe requested', 'not wanted', 'The man she fears has her phone')).status, 200)
  assert.equal((await record('publicity decided', 'no', 'It would tell him where she went')).status, 200)
  assert.equal((await page(ill)).match(notDone), null)
})

test('the form of an action offers its own outcomes and none of another; before one is chosen, every outcome', async () => {
  const officer = await named('Mina Harrow')
  const form = async (query: string) => (await officer.get(`/missing/${high}/actions${query}`)).text
  const offered = (html: string) =>
    [...(/<select[^>]* id="outcome"[\s\S]*?<\/select>/.exec(html)?.[0] ?? '').matchAll(/<option value="([^"]+)"/g)].map(
      ([, value]) => value,
    )
  const [visited, none] = [await form('?action=address%20visited'), await form('')]
  const looked = await officer.send(`/missing/${high}/actions`, { action: 'phone called', _look: 'yes' })

  assert.deepEqual(offered(visited), ['child found', 'not there', 'no answer', 'entry refused'])
  assert.match(visited, /<label[^>]* for="subject">Address<\/label>/)
  assert.deepEqual(offered(looked.text), ['answered', 'rings', 'off', 'none known', 'not wanted'], 'as it is chosen')
  assert.deepEqual(offered(await form('?action=hospitals%20asked')), [], 'it asks for none')
  assert.ok(['complete', 'yes', 'none known'].every((one) => offered(none).includes(one)))
})

test('a dose shows with its time; overdue, the minimum rises and the grade stands below it', async () => {
  const handler = await named('Asha Nolan')
  const dose = async (dueAt: Instant) =>
    await handler.api(`/api/missing/${ill}/dose`, {
      medicine: 'Insulin',
      dueAt,
      consequence: 'Collapse within hours',
      saidBy: 'The mother',
    })
  assert.match((await dose(plus(now, hours(24 * 8)))).text, /more than a week from now/)
  assert.match((await dose(plus(now, hours(24 * -8)))).text, /more than a week from now/)
  assert.equal((await dose(plus(now, minutes(90)))).status, 200)
  const before = await page(ill)
  assert.match(before, /Insulin due in 1 h 30 min/)
  assert.match(before, /Without it: Collapse within hours/)
  assert.doesNotMatch(before, /is below the minimum/)
  now = plus(now, minutes(91))
  await it.app.ring()
  const after = await page(ill)
  assert.match(after, /The grade is below the minimum for what is known now \(HIGH\)/)
  assert.match(after, /raise the grade: it is below the minimum/, 'owed, since the clock said so')
  assert.match(after, /An essential dose is overdue/)
})

test('where honour-based abuse is a concern, who allowed it is said with each contact', async () => {
  const owner = await named('Oona Fairley')
  const talk = async (allowedBy: string | null) =>
    await owner.api(`/api/missing/${locked}/family-contacts`, {
      who: 'Father',
      detail: 'Asked for her friends',
      nextBy: null,
      medianTold: false,
      allowedBy,
      at: null,
    })
  const promise = { to: 'Father', by: null, allowedBy: null }
  assert.match((await talk(null)).text, /told nothing unless the senior investigating officer allows it/)
  assert.match((await owner.api(`/api/missing/${locked}/contact-promises`, promise)).text, /Say who allowed it/)
  assert.equal((await talk('DI Stanmore')).status, 200)
  assert.match(await page(locked), /Allowed by DI Stanmore/)
  assert.equal(
    (await owner.api(`/api/missing/${high}/contact-promises`, promise)).status,
    200,
    'no lock on another child',
  )
})

test('with abuse at home, where the child returns is decided before the police take them', async () => {
  const officer = await named('Mina Harrow')
  const found = {
    place: 'Bus station',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Well',
    at: null,
  }
  assert.equal((await officer.api(`/api/missing/${locked}/location`, { ...found, how: 'police' })).status, 200)
  const back = async () =>
    await officer.api(`/api/missing/${locked}/return`, { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null })
  assert.match((await back()).text, /first record the action “Where the child may return to decided”/)
  assert.equal((await act('Oona Fairley', locked, 'where to return decided')).status, 200)
  assert.equal((await back()).status, 200)
})

test('one who went home by themselves has returned, whatever was decided', async () => {
  const record = await report('Elder Sorrel', { 'abuse-at-home': 'yes' }, 'MEDIUM')
  const officer = await named('Mina Harrow')
  const found = {
    place: 'Home',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Well',
    at: null,
  }
  await officer.api(`/api/missing/${record}/location`, { ...found, how: 'returned by themselves' })
  const back = { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null }
  assert.equal((await officer.api(`/api/missing/${record}/return`, back)).status, 200)
})

test('the board offers a report to those who may make one', async () => {
  const board = async (who: string) => (await (await named(who)).get('/board')).text
  assert.match(await board('Asha Nolan'), /href="\/missing\/report">Report a missing child/)
  assert.doesNotMatch(await board('Vic Arkwright'), /href="\/missing\/report"/)
})

test('the national system has the name that the policy gives it on that day', async () => {
  assert.match(await page(high), /Circulated on the national system: Police National Computer/)
  const circulated = async (subject: string | null) =>
    await (await named('Oona Fairley')).api(`/api/missing/${high}/actions`, {
      action: 'circulated',
      subject,
      outcome: 'circulated',
      detail: 'With the photograph',
      at: null,
    })
  assert.match((await circulated('The old one')).text, /Circulated on Police National Computer: choose that name/)
  assert.equal((await circulated(null)).status, 200)
  assert.match(
    await page(high),
    /Circulated on the national system\. Police National Computer\. circulated\. With the photograph/i,
  )
})

test('beside the form stands how long families were promised lately and how often it was kept', async () => {
  const record = await report('Sybil Ravenscar', {}, 'MEDIUM')
  const form = async () => (await (await named('Oona Fairley')).get(`/missing/${record}/family-contacts`)).text
  assert.doesNotMatch(await form(), /median of/, 'a few say nothing')
  for (let count = 0; count < 22; count++) {
    const owner = await named('Oona Fairley')
    const spoken = { who: 'Mother', detail: 'Nothing new', medianTold: true, allowedBy: null, at: null }
    const answer = await owner.api(`/api/missing/${record}/family-contacts`, { ...spoken, nextBy: plus(now, hours(2)) })
    assert.equal(answer.status, 200, answer.text)
    now = plus(now, minutes(count < 2 ? 150 : 20))
  }
  now = plus(now, hours(3))
  assert.match(await form(), /promised within 2 h \(median of 26\), and 20 were kept/)
})

test('decided against is recorded with the reason and is no action; a child who is not circulated is still to be', async () => {
  const record = await report('Perran Loxley', {}, 'MEDIUM')
  const against = async (action: string, subject: string | null, outcome: string, detail: string) =>
    await (await named('Oona Fairley')).api(`/api/missing/${record}/actions`, {
      action,
      subject,
      outcome,
      detail,
      at: null,
    })
  const todo = async () =>
    [...(await page(record)).matchAll(/actions\?action=(premises|phone|circulated)/g)].map(([, action]) => action)
  const owed = async () => /circulate on the national system/.test(await page(record))
  const [listed, before] = [new Set(await todo()), await owed()]
  assert.match((await against('circulated', null, 'not wanted', 'No')).text, /Say why it is not wanted/)
  const answers = [
    await against('premises searched', 'Home', 'not wanted', 'His mother has never left it and opened every room'),
    await against('phone called', null, 'none known', 'He has no telephone'),
    await against('circulated', null, 'not wanted', 'He is in sight of an officer on the platform'),
  ]

  assert.deepEqual([listed, before], [new Set(['premises', 'phone', 'circulated']), true])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  )
  assert.deepEqual([await todo(), await owed()], [['circulated'], true], 'only by the duty')
  assert.match(
    (await (await named('Dev Ramsden')).get('/board')).text,
    /Perran Loxley[\s\S]{0,1500}Nothing since the report/,
  )
})

test('a task no longer wanted is withdrawn by whoever may review, with the reason; one finished is not there to withdraw', async () => {
  const record = await report('Bryony Sallow', {}, 'MEDIUM')
  const set = { action: 'address visited', words: 'Visit the aunt in Stone', by: null }
  assert.equal((await (await named('Mina Harrow')).api(`/api/missing/${record}/tasks`, set)).status, 200)
  const tasks = [
    ...(await (await named('Jo Pemberley')).get(`/missing/${record}/task-withdrawals`)).text.matchAll(
      /value="(\d+: [^"]+)"/g,
    ),
  ]
  const task = tasks[0]?.[1] ?? ''
  assert.match(task, /Visit the aunt in Stone/)
  const body = { task, because: 'The aunt rang: nobody came' }
  assert.equal((await (await named('Mina Harrow')).api(`/api/missing/${record}/task-withdrawals`, body)).status, 403)
  assert.equal((await (await named('Jo Pemberley')).api(`/api/missing/${record}/task-withdrawals`, body)).status, 200)
  const text = await page(record)
  assert.doesNotMatch(text, /<li>Visit the aunt/)
  assert.match(text, /Visit the aunt in Stone\. The aunt rang: nobody came/)
  const again = await (await named('Jo Pemberley')).api(`/api/missing/${record}/task-withdrawals`, body)
  assert.match(again.text, /finished or withdrawn/)
})

test('a place to be searched again is not searched; what it was about is said; what has no outcome takes none', async () => {
  const record = await report('Juniper Lodge', {}, 'MEDIUM')
  const search = async (body: object) =>
    await (await named('Mina Harrow')).api(`/api/missing/${record}/actions`, {
      action: 'premises searched',
      subject: '4 Larch Close',
      outcome: 'to be searched again',
      detail: 'Nobody in, the loft not reached',
      at: null,
      ...body,
    })
  assert.equal((await search({})).status, 200)
  assert.match(await page(record), /action=premises(%20|\+)searched/, 'still to be done')
  assert.match((await search({ subject: null })).text, /Say which: which premises/)
  assert.match(
    (await search({ action: 'children’s services told', outcome: 'banana' })).text,
    /There is no outcome to choose for this action/,
  )
  assert.equal((await search({ outcome: 'complete' })).status, 200)
  assert.doesNotMatch(await page(record), /action=premises(%20|\+)searched/)
})
