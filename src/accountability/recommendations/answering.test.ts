// A written answer is a duty of its own, with its own period; who answers for a recommendation is told by name; words come later than a theme.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const office = await it.named('Uma Kettering')

type Clock = {
  readonly record_id: string
  readonly name: string
  readonly due_at: string
  readonly owner: string
  readonly rule: string | null
}
const clocks = async (record: string): Promise<readonly Clock[]> =>
  JSON.parse((await keeper.get('/api/clocks')).text).clocks.filter((one: Clock) => one.record_id === record)
const owed = async (record: string) =>
  (await clocks(record)).map((one) => `${one.name}, ${one.owner}: ${one.due_at.slice(0, 10)}`).sort()
const post = async (who: typeof keeper, record: string, what: string, body: object) =>
  await who.api(`/api/recommendation/${record}/${what}`, body)
const page = async (record: string) => (await keeper.get(`/recommendation/${record}`)).text

async function asked(reference: string, programme: string, more: object, kind = 'other report'): Promise<string> {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title: `Report ${reference}`, body: 'IOPC', programme, kind, fieldwork: null },
    ...{ publishedOn: '2026-11-02', address: null, follows: null, readers: [] },
  })
  assert.equal(entered.status, 201, entered.text)
  const added = await keeper.api(`/api/inspection/${String(JSON.parse(entered.text).recordId)}/recommendations`, {
    ...{ reference: `${reference}/1`, theme: 'Guidance', words: 'Amend it.', on: null, paragraph: null },
    ...{ findingId: null, addressee: 'chief constable', ...more },
  })
  assert.equal(added.status, 200, added.text)
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  return rows.find((row: { reference: string }) => row.reference === `${reference}/1`)?.record_id ?? ''
}

test('the IOPC’s period is one to answer in, not one to meet the recommendation in; more time only from inside it', async () => {
  const record = await asked('IOPC-1', 'IOPC recommendation', { timeScale: 'iopc-56' })
  assert.deepEqual(await owed(record), [
    'answer in writing, chief officer: 2026-12-27',
    'set a date, improvement team: 2026-12-07',
  ])
  assert.match((await clocks(record)).map((one) => one.rule).join(), /56 days beginning with the day it was made/)
  assert.match(await page(record), /To be answered in writing by 27 December 2026/)
  const base = { baseOn: '2026-12-02', because: 'x' }
  assert.match((await post(keeper, record, 'base', base)).text, /Apply for more time instead/)
  const application = { on: '2026-11-23', until: '2027-01-31', because: 'The policy is being written' }
  assert.equal((await post(keeper, record, 'time-applications', application)).status, 200)
  assert.deepEqual((await owed(record))[0], 'answer in writing, chief officer: 2026-12-27', 'the day stands')
  const given = { until: '2027-01-31', document: 'Letter of the IOPC' }
  assert.match((await post(keeper, record, 'time-answers', given)).text, /Another person must record the reply/)
  assert.match((await post(chief, record, 'time-answers', { ...given, until: '2027-03-01' })).text, /This is more time/)
  assert.equal((await post(chief, record, 'time-answers', given)).status, 200)
  assert.equal((await owed(record))[0], 'answer in writing, chief officer: 2027-01-31')
  const answer = { on: '2026-11-23', to: 'IOPC', document: 'Response', address: null }
  assert.equal((await post(keeper, record, 'answers', answer)).status, 200)
  assert.deepEqual(await owed(record), [
    'publish the answer, IOPC: 2026-12-13',
    'set a date, improvement team: 2026-12-07',
  ])
  const publication = { on: '2026-11-23', by: 'IOPC', address: 'https://iopc.example/response' }
  assert.equal((await post(keeper, record, 'answer-publications', publication)).status, 200)
  assert.deepEqual(await owed(record), ['set a date, improvement team: 2026-12-07'], 'answered is not met')
})

test('the panel is answered by the commissioner’s office, which may record it', async () => {
  const panel = { timeScale: 'panel', on: '2026-12-20', addressee: 'local policing body' }
  const record = await asked('PANEL-1', 'police and crime panel', panel)
  assert.equal((await owed(record))[0], "answer in writing, commissioner's office: 2026-12-20")
  const answer = { on: '2026-11-23', to: 'Panel', document: 'Letter', address: null }
  assert.equal((await post(office, record, 'answers', answer)).status, 200)
  assert.deepEqual(await owed(record), [], 'the force sets no date for the policing body')
})

test('the panel’s secretariat and the commissioner’s office enter what the panel asks, and nothing that is addressed to the force', async () => {
  const secretariat = await it.named('Piet Lowther')
  const report = {
    ...{ reference: 'PFCP-7', title: 'Report on the plan', body: 'Police, fire and crime panel', address: null },
    ...{ publishedOn: '2026-11-20', theme: 'The plan', words: 'Publish the plan.', paragraph: null, on: '2026-12-18' },
  }
  const wrong = await secretariat.api('/api/inspection/panel-reports', { ...report, on: '2026-11-01' })
  assert.match(wrong.text, /before the report was made/)
  const entered = await secretariat.api('/api/inspection/panel-reports', report)
  assert.equal(entered.status, 201, entered.text)
  assert.match((await office.api('/api/inspection/panel-reports', report)).text, /This reference is in the register/)
  const inspection = String(JSON.parse(entered.text).recordId)
  const more = { theme: 'Dates', words: 'Give a date for each.', paragraph: '4', on: '2026-12-20' }
  const second = await office.api(`/api/inspection/${inspection}/panel-demands`, more)
  assert.equal(second.status, 200, second.text)
  const all = JSON.parse((await secretariat.get('/api/panel-reports')).text).demands
  const demands = all.filter((one: { report: string }) => one.report === 'PFCP-7')
  assert.deepEqual(
    demands.map((one: { reference: string; answer_by: string }) => [one.reference, one.answer_by]),
    [
      ['PFCP-7/1', '2026-12-18'],
      ['PFCP-7/2', '2026-12-20'],
    ],
  )
  assert.deepEqual(await owed(demands[0].record_id), ["answer in writing, commissioner's office: 2026-12-18"])
  const byHand = {
    publishedOn: '2026-11-20',
    reference: 'X-1',
    title: 'X',
    body: 'HMICFRS',
    follows: null,
    readers: [],
  }
  for (const who of [secretariat, office]) {
    const tried = { ...byHand, programme: 'PEEL', kind: 'PEEL', fieldwork: null, address: null }
    assert.equal((await who.api('/api/inspection/inspections', tried)).status, 403)
  }
  const ofForce = await asked('NOT-PANEL', 'PEEL', { timeScale: 'months-3' })
  const { rows } = JSON.parse((await keeper.get('/api/inspections')).text.replace('"inspections"', '"rows"'))
  const other = rows.find((row: { reference: string }) => row.reference === 'NOT-PANEL')?.record_id
  assert.match(
    (await office.api(`/api/inspection/${other}/panel-demands`, more)).text,
    /This is not a report of the panel/,
  )
  assert.equal((await secretariat.get(`/recommendation/${ofForce}`)).status, 403)
  const form = (await office.get(`/recommendation/${demands[0].record_id}/answers`)).text
  assert.match(form, /“Publish the plan\.” Report on the plan[\s\S]*To be answered in writing by 18 December 2026/)
  const answer = { on: '2026-11-23', to: 'Panel', document: 'Letter', address: null }
  assert.equal((await post(office, demands[0].record_id, 'answers', answer)).status, 200)
  assert.match((await secretariat.get('/panel-reports')).text, /Answered in writing 23 November 2026/)
})

test('the commissioner’s office enters what others ask of it, and nothing for the force; the panel’s secretariat and the force do not', async () => {
  const secretariat = await it.named('Piet Lowther')
  const report = {
    ...{
      reference: 'IOPC-9',
      title: 'Learning from a death',
      body: 'IOPC',
      programme: 'IOPC recommendation',
      address: null,
    },
    ...{ publishedOn: '2026-11-20', theme: 'Oversight', words: 'The commissioner should ask for each review.' },
    ...{ paragraph: null, timeScale: 'iopc-56', on: null },
  }
  for (const who of [secretariat, keeper])
    assert.equal((await who.api('/api/inspection/reports-to-body', report)).status, 403)
  const wrong = await office.api('/api/inspection/reports-to-body', { ...report, publishedOn: '2026-12-24' })
  assert.match(wrong.text, /This date is in the future/)
  const entered = await office.api('/api/inspection/reports-to-body', report)
  assert.equal(entered.status, 201, entered.text)
  assert.match((await office.api('/api/inspection/reports-to-body', report)).text, /This reference is in the register/)
  const inspection = String(JSON.parse(entered.text).recordId)
  const more = { reference: 'IOPC-9/2', theme: 'Dates', words: 'Publish each date.', paragraph: '4', on: null }
  const second = await office.api(`/api/inspection/${inspection}/demands-on-body`, { ...more, timeScale: 'months-3' })
  assert.equal(second.status, 200, second.text)
  const { demands } = JSON.parse((await office.get('/api/asked-of-us')).text)
  const ofReport = demands.filter((one: { report: string }) => one.report === 'IOPC-9')
  assert.deepEqual(
    ofReport.map((one: { reference: string; answer_by: string | null; due_on: string | null }) => [
      one.reference,
      one.answer_by,
      one.due_on,
    ]),
    [
      ['IOPC-9/1', '2027-01-14', null],
      ['IOPC-9/2', null, '2027-02-20'],
    ],
  )
  const [{ record_id: undated }] = ofReport
  assert.deepEqual(await owed(undated), [
    "answer in writing, commissioner's office: 2027-01-14",
    "set a date, commissioner's office: 2026-12-07",
  ])
  assert.match((await office.get('/asked-of-us')).text, /To be met by 20 February 2027/)
  await asked('PLANNED-1', 'PEEL', { timeScale: 'months-3' }, 'initial')
  const { inspections } = JSON.parse((await keeper.get('/api/inspections')).text)
  const planned = inspections.find((one: { reference: string }) => one.reference === 'PLANNED-1')?.record_id
  const onPlan = await office.api(`/api/inspection/${planned}/demands-on-body`, { ...more, timeScale: 'months-3' })
  assert.match(onPlan.text, /This report asks the force for a plan/)
})

test('what the office must meet it dates itself, once: a date that stands is not moved by one person, and the force’s are not its to date', async () => {
  const { demands } = JSON.parse((await office.get('/api/asked-of-us')).text)
  const { record_id: undated } = demands.find((one: { reference: string }) => one.reference === 'IOPC-9/1')
  assert.match((await office.get('/asked-of-us')).text, new RegExp(`href="/recommendation/${undated}/own-dates"`))
  assert.match(await page(undated), /The local policing body must set the date by which it is to be met/)
  const date = { dueOn: '2027-03-31', because: 'Each review is asked for by then' }
  assert.equal((await post(keeper, undated, 'own-dates', date)).status, 403)
  assert.match(
    (await post(office, undated, 'own-dates', { ...date, dueOn: '2026-11-22' })).text,
    /This date has passed/,
  )
  assert.equal((await post(office, undated, 'own-dates', date)).status, 200)
  assert.deepEqual(await owed(undated), [
    "answer in writing, commissioner's office: 2027-01-14",
    "meet the recommendation, commissioner's office: 2027-03-31",
  ])
  assert.match(
    await page(undated),
    /To be met by 31 March 2027[\s\S]*Never moved[\s\S]*First set[\s\S]*\(set by Uma Kettering\)/,
  )
  assert.match(
    (await post(office, undated, 'own-dates', { ...date, dueOn: '2027-04-30' })).text,
    /It already has a date/,
  )
  const ofForce = await asked('OF-FORCE', 'PEEL', { timeScale: 'none' })
  assert.match((await post(office, ofForce, 'own-dates', date)).text, /It is not addressed to the local policing body/)
})

test('a date that stands of the office’s: one of its office asks, another there agrees, and nobody of the force', async () => {
  const { demands } = JSON.parse((await office.get('/api/asked-of-us')).text)
  const { record_id: dated } = demands.find((one: { reference: string }) => one.reference === 'IOPC-9/1')
  const later = { dueOn: '2027-05-31', because: 'The adviser starts in April' }
  const chief = await it.named('Tess Mowbray')
  assert.match((await post(keeper, dated, 'date-requests', later)).text, /That body’s office asks for another date/)
  assert.match(await page(dated), /To be met by 31 March 2027/)
  assert.doesNotMatch(await page(dated), /date-requests/, 'not offered to the force')
  assert.match((await office.get(`/recommendation/${dated}`)).text, /own-date-requests/)
  assert.equal((await post(keeper, dated, 'own-date-requests', later)).status, 403)
  assert.equal((await post(office, dated, 'own-date-requests', later)).status, 200)
  assert.match((await post(office, dated, 'own-date-agreements', {})).text, /You asked for this/)
  assert.match((await post(keeper, dated, 'date-agreements', {})).text, /That body’s office asks for another date/)
  assert.match((await post(chief, dated, 'date-refusals', { because: 'x' })).text, /That body’s office asks/)
  const colleague = await it.newcomer(office.person.forceId, 'Ravi Ellingham', ["commissioner's office"])
  const seen = (await colleague.get(`/recommendation/${dated}`)).text
  assert.match(seen, /until another person of the local policing body’s office agrees[\s\S]*own-date-agreements/)
  assert.match(
    (await colleague.get(`/recommendation/${dated}/own-date-agreements`)).text,
    /The adviser starts in April/,
  )
  assert.equal((await post(colleague, dated, 'own-date-agreements', {})).status, 200)
  assert.match(
    await page(dated),
    /To be met by 31 May 2027[\s\S]*Moved 1 time[\s\S]*The adviser starts in April \(agreed by Ravi Ellingham\)/,
  )
  const ofForce = await asked('OF-FORCE-2', 'PEEL', { timeScale: 'months-3' })
  assert.match(
    (await post(office, ofForce, 'own-date-requests', later)).text,
    /not addressed to the local policing body/,
  )
})

test('the office’s own page has what is asked of it among its dates, and not among what to ask others', async () => {
  const page = (await office.get('/scrutiny')).text
  const ahead = /Dates ahead by law or by rule[\s\S]*?<\/ul>/.exec(page)?.[0] ?? ''
  assert.match(ahead, />Answer in writing: IOPC-9\/1, Oversight<\/a>/)
  const [, toAsk = ''] = page.split('id="questions"')
  assert.match(toAsk, /OF-FORCE\/1/)
  assert.doesNotMatch(toAsk, /IOPC-9\/1|PFCP-7\/2|PANEL-1\/1/)
})

test('a joint inspection is owed a written statement, by working days', async () => {
  const record = await asked('JTAI-1', 'joint targeted area inspection', { timeScale: 'working-days-70' })
  assert.equal((await owed(record))[0], 'send the written statement, chief officer: 2027-02-11')
  assert.match((await clocks(record)).map((one) => one.rule).join(), /a written statement within 70 working days/)
})

test('what is asked for at once is reported with the six-week letter', async () => {
  const record = await asked('NOW-1', 'PEEL', { timeScale: 'immediately' })
  assert.deepEqual(await owed(record), [
    'meet the recommendation, chief officer: 2026-11-02',
    'report what was done at once, chief officer: 2026-12-14',
  ])
  const update = { on: '2026-11-23', to: 'HMICFRS', says: 'The desk is staffed by night' }
  assert.equal((await post(keeper, record, 'updates', update)).status, 200)
  assert.deepEqual(await owed(record), ['meet the recommendation, chief officer: 2026-11-02'])
})

test('its words are entered from the report once, with its time scale; the first date moves nothing', async () => {
  const record = await asked('LATER-1', 'PEEL', { timeScale: 'none', words: null })
  const words = {
    words: 'The force should answer within three months.',
    paragraph: '2.1',
    timeScale: 'months-3',
    on: null,
  }
  assert.equal((await post(keeper, record, 'words', words)).status, 200)
  assert.match(await page(record), /The force should answer within three months\./)
  assert.match(await page(record), /To be met by 2 February 2027: within three months, counted from 2 November 2026/)
  assert.match(await page(record), /Never moved/)
  assert.match((await post(keeper, record, 'words', words)).text, /already been entered from the report/)
})

test('a week late goes to the senior responsible officer by name, two weeks to the board, four to the local policing body', async () => {
  const record = await asked('SRO-1', 'PEEL', { timeScale: 'months-1' })
  const named = { staffId: colleague.person.staffId, post: 'Assistant Chief Constable' }
  assert.match((await post(keeper, record, 'responsible', named)).text, /Choose a chief officer who is in post/)
  assert.equal((await post(keeper, record, 'responsible', { ...named, staffId: chief.person.staffId })).status, 200)
  assert.match(await page(record), /Senior responsible officer: Tess Mowbray, Assistant Chief Constable/)
  const told = async (name: string) => (await (await it.named(name)).get('/told')).text.includes('SRO-1/1')
  now = plus(now, hours(24 * 18))
  await it.app.ring()
  assert.deepEqual(
    [await told('Tess Mowbray'), await told('Sunita Brand')],
    [true, false],
    'hers, and not every chief officer’s',
  )
  now = plus(now, hours(24 * 7))
  await it.app.ring()
  assert.equal(await told('Sunita Brand'), true, 'whoever reads the board’s pack')
  assert.equal(await told('Uma Kettering'), false)
  now = plus(now, hours(24 * 14))
  await it.app.ring()
  assert.equal(await told('Uma Kettering'), true)
})
