// The register of inspections: entered by hand and by pasting; dates by rule; embargo; superseded and verified, never typed as met.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { publishedCase } from '../../../demonstration/published-case.ts'
import published from '../../../demonstration/staffordshire.json' with { type: 'json' }
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, plus, systemNow } from '../../../kernel/time.ts'
import { bankHolidays } from '../../../registers/calendar.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { dueOn } from '../time-scales.ts'
import { planDueOn } from './duties.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const chief = await it.named('Tess Mowbray')
const handler = await it.named('Asha Nolan')

const idOf = (text: string): string => String(JSON.parse(text).recordId)
const recommendationId = async (reference: string): Promise<string> => {
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  return String(rows.find((row: { reference: string }) => row.reference === reference)?.record_id)
}

/** Offered by one person and confirmed by another. */
const document = { document: 'Letter of the inspectorate', text: 'It is routinely done.' }

test('golden: the published history yields its published deadlines, to the day', () => {
  const { deadlines } = published
  const holidays = bankHolidays()
  let compared = 0
  for (const one of publishedCase().inspections) {
    const key = one.reference.toLowerCase()
    const expected: Readonly<Record<string, string>> = Object.fromEntries(
      Object.entries(Object.entries(deadlines).find(([name]) => name === key)?.[1] ?? {}),
    )
    const { published: on } = one
    if (on === null) continue
    const computed: Readonly<Record<string, string | null>> = {
      action_plan: planDueOn(on),
      section_55: dueOn('section-55', on, null, holidays),
      three_months: dueOn('months-3', on, null, holidays),
      six_months: dueOn('months-6', on, null, holidays),
    }
    for (const [name, day] of Object.entries(expected)) {
      assert.equal(computed[name], day, `${one.reference} ${name}`)
      compared++
    }
  }
  assert.equal(compared, 6, 'all that are published')
  assert.equal(dueOn('iopc-56', '2022-04-07', null, holidays), '2022-06-01', 'beginning with the day')
  assert.equal(dueOn('coroner-56', '2022-04-07', null, holidays), '2022-06-02', 'of the day it was sent')
  assert.equal(dueOn('none', '2022-04-07', null, holidays), null)
})

test('the demonstration’s register is that history: found again, revisited, causes of concern closed, in scan', async () => {
  const page = (await keeper.get('/inspections')).text
  for (const reference of ['NCPI-2021', 'NCPI-2023', 'ACoC-2022']) assert.ok(page.includes(reference), reference)
  const register = (await keeper.get('/recommendations')).text
  assert.equal(register.split('found again 1 time').length - 1, published.inspections[1]?.not_yet?.length)
  const revisited = (await keeper.get(`/recommendation/${await recommendationId('A5')}`)).text
  assert.ok(revisited.includes('no meaningful improvement'), revisited)
  assert.match((await keeper.get('/monitoring')).text, /Today 0 of 43 forces are in engage/)
  const stage = {
    force: 'A force that is not',
    stage: 'engage',
    announced: null,
    decided: '2024-05-22',
    effective: '2024-05-21',
    because: null,
  }
  const wrong = await keeper.api('/api/monitoring/stages', stage)
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Choose a force from the official list/)
  assert.match(wrong.text, /It took effect before it was decided/)
  assert.ok((await chief.get('/engage-pack')).text.includes('0 causes of concern are open'))
})

test('a draft is seen by the people named and by nobody else, until it is published', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    reference: 'DRAFT-1',
    title: 'Embargoed title',
    body: 'HMICFRS',
    programme: 'PEEL',
    kind: 'PEEL',
    fieldwork: null,
    publishedOn: null,
    address: null,
    follows: null,
    readers: [chief.person.staffId],
  })
  assert.equal(entered.status, 201, entered.text)
  const id = idOf(entered.text)
  for (const one of [keeper, chief]) assert.equal((await one.get(`/inspection/${id}`)).status, 200, one.person.name)
  assert.equal((await colleague.get(`/inspection/${id}`)).status, 404)
  assert.ok(!(await colleague.get('/inspections')).text.includes('Embargoed title'))
  const same = { reference: 'DRAFT-1', title: 'Another', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL' }
  const taken = await colleague.api('/api/inspection/inspections', {
    ...{ ...same, fieldwork: null, publishedOn: null, address: null, follows: null, readers: [] },
  })
  assert.equal(taken.status, 422, taken.text)
  assert.ok(taken.text.includes('perhaps for a draft that you may not see') && !taken.text.includes('Embargoed'))
  const row = ['item,reference,kind,programme,title', 'inspection,DRAFT-1,PEEL,PEEL,Another'].join('\n')
  const file = idOf((await colleague.api('/api/register-file/files', { text: row })).text)
  assert.ok((await colleague.get(`/register-file/${file}`)).text.includes('is in the register already'))
  assert.equal((await colleague.api(`/api/inspection/${id}/findings`, finding())).status, 404)
  const early = await keeper.api(`/api/inspection/${id}/publication`, { on: '2099-01-01', address: null })
  assert.ok(early.text.includes('The embargo applies'), early.text)
  const out = await keeper.api(`/api/inspection/${id}/publication`, { on: now.slice(0, 10), address: null })
  assert.equal(out.status, 200, out.text)
  assert.equal((await colleague.get(`/inspection/${id}`)).status, 200)
  assert.equal((await handler.get(`/inspection/${id}`)).status, 200, 'who may see recommendations')
  assert.ok(
    (await colleague.get('/clocks')).text.includes('Send the action plan') === false,
    'PEEL asks for no six-week plan',
  )
})

/** References of the inspections whose action plan is owed. */
async function planClock(): Promise<readonly string[]> {
  const { clocks } = JSON.parse((await keeper.get('/api/clocks')).text)
  return clocks
    .filter((one: { name: string }) => one.name === 'send the action plan')
    .map((one: { reference: string }) => one.reference)
}

const finding = () => ({
  kind: 'cause of concern',
  theme: 'Supervision',
  chapter: null,
  words: null,
  paragraph: '3.1',
  measures: 'M9, M10',
  again: null,
})

test('pasted text is recognised, each confirmed by a person word for word, its date by rule; the plan’s clock runs', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    reference: 'NCPI-2026',
    title: 'Third inspection',
    body: 'HMICFRS',
    programme: 'national child protection inspection, 2024 framework',
    kind: 'initial',
    fieldwork: 'March 2026',
    publishedOn: now.slice(0, 10),
    address: 'https://reports.example/third',
    follows: 'NCPI-2023',
    readers: [],
  })
  assert.equal(entered.status, 201, entered.text)
  const id = idOf(entered.text)
  assert.ok((await planClock()).includes('NCPI-2026'), 'six weeks from publication')
  const cause = await keeper.api(`/api/inspection/${id}/findings`, finding())
  assert.equal(cause.status, 200, cause.text)

  const text = `1.2 We recommend that, within three months, the force should <b>supervise</b> each investigation.\n1.3 We recommend that the force should immediately speak to children.`
  const pasted = await keeper.send(`/inspection/${id}/texts`, { text })
  assert.equal(pasted.status, 303, pasted.text)
  const again = await keeper.api(`/api/inspection/${id}/texts`, { text, address: null })
  assert.equal(again.status, 422, again.text)
  assert.match(again.text, /This text was pasted before/)
  const page = (await keeper.get(`/inspection/${id}`)).text
  assert.ok(page.includes('Recognised, and not in the register yet'))
  assert.ok(page.includes('&lt;b&gt;supervise&lt;/b&gt;') && !page.includes('<b>supervise</b>'), 'markup stays text')
  const item = /confirmations\?item=([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
  const form = (await keeper.get(`/inspection/${id}/confirmations?item=${item}`)).text
  assert.ok(form.includes('value="NCPI-2026/1"'), 'a reference is offered')
  assert.ok(form.includes('supervise&lt;/b&gt; each investigation'), 'what is confirmed stands above the form')
  const body = {
    itemId: item,
    reference: 'NCPI-2021/1',
    theme: 'Supervise investigations',
    timeScale: 'months-3',
    on: null,
    paragraph: '1.2',
    findingId: null,
    addressee: 'chief constable',
  }
  assert.ok(
    (await keeper.api(`/api/inspection/${id}/confirmations`, body)).text.includes('This reference is in the register'),
  )
  const confirmed = await keeper.api(`/api/inspection/${id}/confirmations`, { ...body, reference: 'NCPI-2026/1' })
  assert.equal(confirmed.status, 200, confirmed.text)
  const twice = await keeper.api(`/api/inspection/${id}/confirmations`, { ...body, reference: 'NCPI-2026/2' })
  assert.ok(twice.text.includes('already been confirmed or dismissed'), twice.text)
  const shown = (await keeper.get(`/recommendation/${await recommendationId('NCPI-2026/1')}`)).text
  assert.ok(shown.includes('&lt;b&gt;supervise&lt;/b&gt; each investigation'), 'verbatim')
  assert.ok(shown.includes('within three months, counted from') && shown.includes('SHA-256 of the text'), shown)

  const { dates } = JSON.parse((await keeper.get(`/api/inspection/${id}`)).text)
  assert.deepEqual(
    dates.map((one: { words: string }) => one.words),
    [
      'Action plan to the inspectorate',
      'Comments of the local policing body under section 55',
      'Recommendations within three months',
    ],
    'no date for a time scale that nothing was asked in',
  )

  const typed = { version: '1', to: 'HMICFRS', on: now.slice(0, 10) }
  const sent = await keeper.api(`/api/inspection/${id}/plan-sent`, typed)
  assert.match(sent.text, /a plan that nobody has approved may not be sent/)
  assert.ok((await planClock()).includes('NCPI-2026'), 'a typed word meets nothing')
})

test('counts that do not add up and grades of another scale are refused in words', async () => {
  const id = idOf(
    (
      await keeper.api('/api/inspection/inspections', {
        reference: 'JTAI-1',
        title: 'Joint inspection',
        body: 'Ofsted',
        programme: 'joint targeted area inspection',
        kind: 'joint targeted',
        fieldwork: null,
        publishedOn: '2026-05-01',
        address: null,
        follows: null,
        readers: [],
      })
    ).text,
  )
  const counts = { area: 'all files', n: 30, good: 10, requiresImprovement: 10, inadequate: 9 }
  const wrong = await keeper.api(`/api/inspection/${id}/files`, counts)
  assert.ok(wrong.text.includes('make 29, not 30'), wrong.text)
  assert.equal((await keeper.api(`/api/inspection/${id}/files`, { ...counts, n: 29 })).status, 200)
  assert.match((await keeper.get(`/inspection/${id}`)).text, /10 of 29: 34% \(20% to 53%\)/)
  const grade = await keeper.api(`/api/inspection/${id}/grades`, {
    chapter: 'x',
    scale: 'five-from-2021',
    grade: 'fair',
  })
  assert.ok(grade.text.includes('is not a grade of five grades'), grade.text)
})

test('a framework that grades no chapters takes no grade; one with chapters takes its own, on its own scale', async () => {
  const { inspections } = JSON.parse((await keeper.get('/api/inspections')).text)
  const idOfReference = (reference: string): string =>
    inspections.find((row: { reference: string }) => row.reference === reference)?.record_id
  const grade = async (reference: string, body: object) =>
    await keeper.api(`/api/inspection/${idOfReference(reference)}/grades`, {
      chapter: 'initial contact',
      scale: 'five-from-2021',
      grade: 'good',
      ...body,
    })
  assert.match((await grade('NCPI-2021', {})).text, /This framework does not grade chapters/)
  const older = (await keeper.get(`/inspection/${idOfReference('NCPI-2021')}`)).text
  assert.ok(!older.includes('Enter a grade') && older.includes('Enter counted files'))
  const wrong = (await grade('NCPI-2026', { scale: 'four-to-2021' })).text
  assert.ok(
    wrong.includes('is not a chapter of this framework') && wrong.includes('does not grade on four grades'),
    wrong,
  )
  const chapter = 'responding to children at risk of harm'
  assert.equal((await grade('NCPI-2026', { chapter, grade: 'adequate' })).status, 200)
  const form = (await keeper.get(`/inspection/${idOfReference('NCPI-2026')}/grades`)).text
  assert.ok(form.includes(`<option value="${chapter}"`) && !form.includes('value="four-to-2021"'), 'only what can be')
  const shown = (await keeper.get(`/inspection/${idOfReference('JTAI-1')}`)).text
  assert.ok(!shown.includes('Action plan to the inspectorate'), 'no date is shown that nobody owes')
  assert.ok(shown.includes('under section 55'))
})

test('superseded: the next takes over its date and its count; nothing but a document verifies', async () => {
  const [old, next] = [await recommendationId('NCPI-2021/1'), await recommendationId('NCPI-2026/1')]
  const signed = { by: 'His Majesty’s Inspector', on: now.slice(0, 10), address: null }
  const bare = { ...signed, route: 'inspector', document: 'Letter', text: '' }
  const refused = await keeper.api(`/api/recommendation/${next}/verifications`, bare)
  assert.ok(refused.text.includes('Nothing can be verified without a document'), refused.text)
  const moved = await keeper.api(`/api/recommendation/${old}/successors`, {
    by: next,
    because: 'Asked again in other words',
  })
  assert.equal(moved.status, 200, moved.text)
  assert.equal((await chief.api(`/api/recommendation/${old}/superseding-agreements`, {})).status, 200)
  const shown = (await keeper.get(`/recommendation/${next}`)).text
  assert.ok(/replaces <a [^>]*>NCPI-2021\/1</.test(shown) && shown.includes('1 time'), shown)
  assert.ok(!shown.includes('2 times'), 'found again once, by the re-inspection; taking a place is no finding')
  const submitted = await keeper.api(`/api/recommendation/${next}/submissions`, { to: 'HMICFRS', says: 'All done' })
  assert.equal(submitted.status, 200, submitted.text)
  assert.ok((await keeper.get(`/recommendation/${next}`)).text.includes('Submitted is not verified'))
  const certificate = { ...signed, ...document, route: 'chief constable' }
  const typed = await keeper.api(`/api/recommendation/${next}/verifications`, certificate)
  assert.match(typed.text, /Only a chief officer can give this certificate/)
  assert.equal((await chief.api(`/api/recommendation/${next}/verifications`, certificate)).status, 200)
  const own = await chief.api(`/api/recommendation/${next}/document-confirmations`, {})
  assert.match(own.text, /You offered this document\. Another person must read and confirm it/)
  assert.ok((await keeper.get(`/recommendation/${next}/document-confirmations`)).text.includes(document.text))
  assert.equal((await keeper.api(`/api/recommendation/${next}/document-confirmations`, {})).status, 200)
  assert.ok(
    (await keeper.get(`/recommendation/${next}`)).text.includes('certified by the chief constable, not inspected'),
  )
  assert.equal((await handler.api(`/api/recommendation/${next}/verifications`, {})).status, 403)
  const clocks = JSON.parse((await keeper.get('/api/clocks')).text).clocks
  assert.ok(
    clocks.some((one: { record_id: string }) => one.record_id === next),
    'a certificate ends nothing that is owed',
  )
})

test('a time scale confirmed against the words is refused without a reason, and shown with it', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'SCALE-1', title: 'Scales', body: 'HMICFRS', programme: 'PEEL', kind: 'PEEL', fieldwork: null },
    ...{ publishedOn: '2026-05-01', address: null, follows: null, readers: [] },
  })
  const id = idOf(entered.text)
  const text = 'The force should, within one year, answer calls.\n\nIt should tell its partners before 30 April.'
  assert.equal((await keeper.api(`/api/inspection/${id}/texts`, { text, address: null })).status, 200)
  const page = (await keeper.get(`/inspection/${id}`)).text
  assert.match(page, /Time words not understood:<\/strong> before 30 April/)
  const item = /confirmations\?item=([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
  const body = { itemId: item, reference: 'SCALE-1/1', theme: 'Calls', timeScale: 'none', on: null, paragraph: null }
  const send = async (more: object) =>
    await keeper.api(`/api/inspection/${id}/confirmations`, {
      ...{ ...body, findingId: null, addressee: 'chief constable', ...more },
    })
  assert.match((await send({})).text, /The words say “within one year”/)
  assert.match((await send({ timeScale: 'months-999' })).text, /36 months at most/)
  assert.match((await send({ timeScale: 'date', on: '2026-04-30' })).text, /before the report was published/)
  assert.equal((await send({ scaleReason: 'The annex gives none' })).status, 200)
  const shown = (await keeper.get(`/recommendation/${await recommendationId('SCALE-1/1')}`)).text
  assert.match(shown, /is not the one in its words: The annex gives none/)
})

test('a grade that is entered again shows what stood before, by whom and when', async () => {
  const { inspections } = JSON.parse((await keeper.get('/api/inspections')).text)
  const id = inspections.find((row: { reference: string }) => row.reference === 'NCPI-2026')?.record_id
  const grade = { chapter: 'responding to children at risk of harm', scale: 'five-from-2021', grade: 'good' }
  assert.equal((await colleague.api(`/api/inspection/${id}/grades`, grade)).status, 200)
  const shown = (await keeper.get(`/inspection/${id}`)).text
  assert.match(shown, /before: <strong>adequate<\/strong>, entered [^<]* by Sam Underhill/)
  assert.match(shown, /changed to good [^<]* by Milo Ferrand/)
  assert.match((await colleague.api(`/api/inspection/${id}/grades`, grade)).text, /has already been entered/)
  const other = { ...grade, chapter: 'working with safeguarding partners' }
  assert.equal((await colleague.api(`/api/inspection/${id}/grades`, other)).status, 200)
  const both = (await keeper.get(`/inspection/${id}`)).text
  assert.equal(both.match(/a grade of another scale cannot be compared/g)?.length, 1, 'the scale of all is said once')
})

test('a recommendation without a date is owed one in fourteen days, and unmet goes up to the local policing body', async () => {
  const clocks = (await keeper.get('/clocks')).text
  assert.ok(clocks.includes('Set a date by which it is to be met'))
  now = plus(now, hours(15 * 24))
  const later = await it.as(keeper.person)
  assert.ok((await later.get('/clocks')).text.includes('overdue'))
  assert.ok((await it.app.ring()) > 0)
  now = plus(now, hours(57 * 24))
  await it.app.ring()
  const office = await it.named('Uma Kettering')
  assert.equal((await office.get('/clocks')).status, 200)
  const told = await it.owner.read({ force: demonstrationForce.id, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select distinct body ->> 'to' as recipient from fact where kind = 'recommendation.escalated/1' and body ->> 'duty' = 'set a date' order by recipient limit 10`,
    )
  })
  assert.deepEqual(told.rows, [
    { recipient: 'board' },
    { recipient: 'chief officer' },
    { recipient: "commissioner's office" },
    { recipient: 'improvement team' },
  ])
})
