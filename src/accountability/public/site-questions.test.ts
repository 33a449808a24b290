// Questions from the public: in by a box that cannot be read, admitted by whose forum it is, answered, published without who asked; bounded by the hour.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, plus, systemNow } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const secretary = await it.named('Piet Lowther')
const chief = await it.named('Tess Mowbray')
const { site, lookNow } = await testSite(it, () => now)
const root = `/${demonstrationForce.id}`
const get = async (url: string) => await site.inject({ method: 'GET', url })
const later = async () => {
  now = plus(now, hours(0.01))
  await lookNow()
}

// A question is asked beside figures: they are published, and whom it may be put to is known.
await it.app.judge(demonstrationForce.id)
assert.equal((await office.api('/api/published-figures/releases', {})).status, 201)
await it.app.forums()
await later()

const ask = async (fields: Record<string, string>, remoteAddress = '10.1.1.1') =>
  await site.inject({
    method: 'POST',
    url: `${root}/question`,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress,
  })

test('a question: refused in words with nothing lost, sent, admitted by the panel’s own secretariat, answered, published', async () => {
  const form = await get(`${root}/question`)
  assert.doesNotMatch(form.body, /<textarea[^>]* maxlength/, 'a browser would cut off what is pasted, and say nothing')
  assert.match(form.body, /three clear working days/)
  assert.match(form.body, /<title>Ask a question about Staffordshire[\s\S]*<h1[^>]*><span[^>]*>Staffordshire/)
  const wrong = await ask({ forum: '', question: '', email: 'no address', name: 'Jo <b>' })
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /<title>Error: Ask a question about Staffordshire/)
  for (const words of ['Choose who the question is for', 'Enter your question', 'Enter an email address'])
    assert.ok(wrong.body.includes(words), words)
  assert.ok(wrong.body.includes('value="Jo &lt;b&gt;"'), 'what was typed stands there, as text')
  // What is wrong is read out with its field, and stands out beside it; the choices have room below them.
  assert.match(
    wrong.body,
    /<div class="govuk-form-group govuk-form-group--error"><fieldset[^>]* aria-describedby="forum-error"/,
  )
  assert.match(
    wrong.body,
    /<textarea class="govuk-textarea govuk-textarea--error"[^>]* aria-describedby="question-hint question-error"/,
  )
  assert.match(
    wrong.body,
    /<input class="govuk-input govuk-input--error" id="email"[^>]* aria-describedby="email-hint email-error"/,
  )
  assert.doesNotMatch(form.body, /--error|-error"/)
  // The panel's rule asks whether somebody lives or works there: whoever leaves it out is told, with nothing lost.
  const mine = {
    forum: 'panel',
    question: 'Why are children not heard?',
    name: 'Jo Public',
    email: 'jo@example.org',
  }
  assert.match(
    form.body,
    /Do you live or work in the area\?[\s\S]*Only needed for the police and crime panel, whose rule asks for it/,
  )
  assert.doesNotMatch(form.body, /I study in the area/)
  const untied = await ask(mine)
  assert.equal(untied.statusCode, 422)
  assert.match(
    untied.body,
    /<a href="#tie">Say whether you live or work in the area\. The police and crime panel asks for this/,
  )
  assert.match(untied.body, /name="forum"[^>]* value="panel" checked/)
  const sent = await ask({ ...mine, tie: 'work' })
  assert.equal(sent.statusCode, 303)
  const atOnce = (await get(String(sent.headers['location']))).body
  for (const words of ['Why are children not heard?', String(sent.headers['location']), 'three clear working days'])
    assert.ok(atOnce.includes(words), `the sender sees ${words}`)
  assert.match(atOnce, /<title>Your question about Staffordshire/)
  assert.doesNotMatch(atOnce, /If you used an address|may be refused/)
  await ask({ forum: 'panel', question: 'Buy this', tie: 'live', website: 'https://spam.example' }, '10.1.1.2')
  assert.equal(await it.app.takeQuestions(), 1, 'a program that fills in everything is not taken in')
  assert.equal(await it.app.takeQuestions(), 0, 'once')
  const followedAt = String(sent.headers['location'])
  assert.match(followedAt, /\/question\/[A-Za-z0-9_-]{24}$/)
  const deciding = await get(followedAt)
  assert.equal(deciding.headers['cache-control'], 'private, no-store')
  assert.match(deciding.body, /A decision on whether to put your question is being made, and is due by/)
  assert.ok(
    !deciding.body.includes('Jo Public') && !deciding.body.includes('not heard'),
    'nor what was asked or by whom',
  )

  const id = /\/question\/([0-9a-f-]{36})/.exec((await secretary.get('/questions')).text)?.[1] ?? ''
  const seen = (await secretary.get(`/question/${id}`)).text
  assert.ok(seen.includes('jo@example.org'), 'for who decides')
  assert.match(seen, /They say they work in the area/)
  assert.match((await secretary.get(`/question/${id}/admission`)).text, /They say they work in the area/)
  assert.ok(!(await office.get(`/question/${id}`)).text.includes('work in the area'), 'and for nobody else')
  assert.ok(!(await office.get(`/question/${id}`)).text.includes('jo@example.org'), 'and for nobody else')
  const asha = await it.named('Asha Nolan')
  const paths = ['/questions', '/api/questions', ...['', '/rejection'].map((form) => `/question/${id}${form}`)]
  const handler = (await Promise.all(paths.map(async (path) => (await asha.get(path)).text))).join()
  assert.equal(handler.split('read its words').length - 1, 3, 'on both pages and above the form it says why')
  assert.ok(!/Why are children not heard|jo@example\.org/.test(handler), 'nor are its words, until it is admitted')
  for (const notice of ['/privacy', `${root}/question`])
    assert.match(
      (await get(notice)).body,
      /Staff of the force[^.]* can read your question once it is admitted, but not who asked it\./,
    )
  const refused = await office.api(`/api/question/${id}/rejection`, { because: 'Awkward' })
  assert.equal(refused.status, 422)
  assert.ok(refused.text.includes('Only the panel secretariat can decide'), refused.text)

  const barred = (await office.get(`/question/${id}/rejection`)).text
  assert.match(barred, /Only the panel secretariat can decide/)
  assert.ok(!barred.includes('name="because"'), 'no form that could only be refused')
  assert.match((await office.get(`/question/${id}`)).text, /Who decides<\/dt><dd[^>]*>only the panel secretariat/)
  for (const form of ['rejection', 'admission'])
    assert.match(
      (await secretary.get(`/question/${id}/${form}`)).text,
      /“Why are children not heard\?”[\s\S]*three clear working days/,
    )
  assert.match((await secretary.get(`/question/${id}/rejection`)).text, /name="because"/)
  assert.match((await secretary.get('/questions')).text, /<a[^>]*aria-current[^>]*>\s*Questions/, 'where they are')

  const noMeeting = await secretary.api(`/api/question/${id}/admission`, { meetingOn: null })
  assert.ok(noMeeting.text.includes('Enter the meeting'), noMeeting.text)
  const meetingOn = plus(now, hours(24 * 30)).slice(0, 10)
  assert.equal((await secretary.api(`/api/question/${id}/admission`, { meetingOn })).status, 200)
  assert.ok((await secretary.get(`/question/${id}`)).text.includes('in time for'))
  assert.match((await secretary.get(`/question/${id}/rejection`)).text, /already been decided: it is admitted/)
  const given = await secretary.api(`/api/question/${id}/allocation`, {
    staffId: office.person.staffId,
    dueOn: plus(now, hours(24 * 10)).slice(0, 10),
  })
  assert.equal(given.status, 200, given.text)
  const other = await chief.api(`/api/question/${id}/answers`, { answer: 'x', measure: null })
  assert.ok(other.text.includes('It was given to Uma Kettering'), other.text)
  const answered = await office.api(`/api/question/${id}/answers`, { answer: 'They are asked now.', measure: 'M13' })
  assert.equal(answered.status, 200, answered.text)
  assert.match(
    (await secretary.get(`/question/${id}/publication`)).text,
    /Answered [^<]* by Uma Kettering: “They are asked now\.”/,
  )
  assert.equal((await secretary.api(`/api/question/${id}/publication`, {})).status, 200)
  await later()
  const page = (await get(root)).body
  assert.ok(page.includes('Why are children not heard?') && page.includes('They are asked now.'), page)
  const [above = ''] = page.split('<table')
  assert.match(
    above,
    /<a[^>]*\/question">Ask a question<\/a>[\s\S]*href="#questions"[\s\S]*href="#data"/,
    'before a list of many screens',
  )
  assert.ok(page.includes('in the twelve months to'), 'with what the measure said')
  assert.ok(!page.includes('Jo Public') && !page.includes('jo@example.org'), 'and never who asked')
  const followed = await office.api(`/api/question/${id}/follow-ups`, { words: 'Checked in the spring' })
  assert.equal(followed.status, 200, followed.text)
  assert.match(
    (await get(followedAt)).body,
    /It is answered, and <a[^>]*href="[^"]*\/questions#[0-9a-f-]{36}">the answer is published/,
  )

  // Whoever holds the ticket has name and address taken away; two people stand between asking and erasing: the asker and a records manager.
  const wish = async () =>
    await site.inject({ method: 'POST', url: `${followedAt}/forgetting`, remoteAddress: '10.1.1.3' })
  assert.equal((await wish()).statusCode, 303)
  await it.app.takeQuestions()
  await wish()
  await it.app.takeQuestions()
  assert.match((await get(followedAt)).body, /You asked for them to be removed/)
  const keeperOfRecords = await it.named('Hal Brackley')
  const orders = (await keeperOfRecords.get('/erasures')).text
  assert.equal(orders.split('/erasure/0').length - 1, 1, 'asked twice is asked once')
  const order = /\/erasure\/([0-9a-f-]{36})/.exec(orders)?.[1] ?? ''
  assert.equal((await keeperOfRecords.api(`/api/erasure/${order}/approval`, {})).status, 200)
  assert.equal(await it.app.erase(), 1)
  assert.match((await get(followedAt)).body, /We do not keep any/)
  assert.match((await secretary.get(`/question/${id}`)).text, /no name given/)
  assert.match((await get(root)).body, /Why are children not heard/, 'the question and its answer stay')
  const elsewhere = await ask({ ...mine, question: 'Who looks at night?', tie: 'none' }, '10.1.1.3')
  const told = (await get(String(elsewhere.headers['location']))).body
  assert.match(told, /may be refused for that\. Anybody may [^:]*ask one of these<\/a>: [^.]*The commissioner/)
  assert.equal(await it.app.takeQuestions(), 1)
})

test('a question that is refused says so to whoever asked; one to the commissioner is owed by that office', async () => {
  const sent = await ask({ forum: 'commissioner', question: 'Will you publish the plan?' }, '10.1.1.4')
  assert.equal(await it.app.takeQuestions(), 1)
  const mine = String(sent.headers['location'])
  const first = (await get(mine)).body
  assert.match(first, /We have received your question[\s\S]*Will you publish the plan\?/, 'taken in before it was read')
  assert.doesNotMatch((await get(mine)).body, /Will you publish the plan\?/, 'its words are shown once')
  const id = /\/question\/([0-9a-f-]{36})"[^<]*<\/a>/.exec((await office.get('/questions')).text)?.[1] ?? ''
  const { rows } = await it.owner.read({ force: demonstrationForce.id, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select owner from duty where record_id = ${id} and name = 'decide on the question' limit 1`,
    )
  })
  assert.deepEqual(rows, [{ owner: "commissioner's office" }])
  assert.equal((await office.api(`/api/question/${id}/rejection`, { because: 'It is published already' })).status, 200)
  assert.ok(!(await get(mine)).body.includes('host authority'), 'the rule of its own forum alone')
  const refused = (await get(mine)).body
  assert.match(refused, /It was not admitted. Reason: <span[^>]*>It is published already/)
  assert.match(
    refused,
    /Your question will not be published, and nobody will answer it here\. You can <a[^>]*>ask another/,
  )
  assert.doesNotMatch(refused, /it will be published on this site/)
  await later()
  const others = (await get(`${root}/questions`)).body.split('Progress of the other questions')[1] ?? ''
  assert.match(others, /data-label="Stage">not admitted</, 'the list uses the word that whoever asked reads')
  assert.match(
    (await get(mine.replace(/.{24}$/, 'x'.repeat(24)))).body,
    /Your question has been received and kept\. It will be passed on within a minute/,
  )
  assert.equal((await get(mine.slice(0, -1))).statusCode, 404, 'not a ticket')
})

test('five questions an hour from one address; longer than two thousand characters is refused', async () => {
  const statuses: number[] = []
  for (let number = 0; number < 7; number++)
    statuses.push((await ask({ forum: 'commissioner', question: `Question ${number}?` }, '10.9.9.9')).statusCode)
  assert.deepEqual(statuses.slice(0, 5), [303, 303, 303, 303, 303])
  assert.ok(
    statuses.slice(5).every((status) => status === 429),
    statuses.join(),
  )
  assert.equal((await ask({ forum: 'commissioner', question: 'x'.repeat(2_001) }, '10.9.9.8')).statusCode, 422)
})

test('twenty questions sent at one moment from one address: five are taken, as when one comes after the other', async () => {
  const many = Array.from({ length: 20 }, (_, number) =>
    ask({ forum: 'commissioner', question: `At once, ${number}?` }, '10.9.9.4'),
  )
  const statuses = (await Promise.all(many)).map((answer) => answer.statusCode)
  assert.equal(statuses.filter((status) => status === 303).length, 5, statuses.join())
  assert.equal(statuses.filter((status) => status === 429).length, 15)
})

test('pressed twice it is one question: at one moment, and again a minute later; from elsewhere, or asked anew, it is another', async () => {
  const body = { forum: 'commissioner', question: 'Was I heard the first time?', name: 'Jo Penrose' }
  const [first, second] = await Promise.all([ask(body, '10.9.8.1'), ask(body, '10.9.8.1')])
  const mine = first.headers['location']
  assert.equal(second.headers['location'], mine)
  now = plus(now, hours(1 / 60))
  assert.equal((await ask(body, '10.9.8.1')).headers['location'], mine)
  const others = [
    await ask(body, '10.9.8.2'),
    await ask({ ...body, name: 'Jo Pemberton' }, '10.9.8.1'),
    await ask({ ...body, question: 'Was I heard?' }, '10.9.8.1'),
  ]
  now = plus(now, hours(0.25))
  others.push(await ask(body, '10.9.8.1'))
  const all = new Set([mine, ...others.map(({ headers }) => headers['location'])])
  assert.equal(all.size, 5)
})

test('one home with two hundred networks sends twenty an hour, and another as many as before', async () => {
  const statuses: number[] = []
  for (let network = 0; network < 24; network++)
    statuses.push(
      (await ask({ forum: 'commissioner', question: `${network}?` }, `2001:db8:7:${network}::1`)).statusCode,
    )
  assert.equal(statuses.filter((status) => status === 303).length, 20, statuses.join())
  assert.equal((await ask({ forum: 'commissioner', question: 'And I?' }, '2001:db8:8::1')).statusCode, 303)
})

test('a question that was refused does not count among the five; the one that is one too many keeps what was typed', async () => {
  const from = '10.9.9.7'
  for (let mistake = 0; mistake < 9; mistake++)
    assert.equal((await ask({ forum: 'commissioner', question: '' }, from)).statusCode, 422)
  for (let number = 0; number < 5; number++)
    assert.equal((await ask({ forum: 'commissioner', question: `Number ${number}?` }, from)).statusCode, 303)
  const sixth = await ask({ forum: 'commissioner', question: 'Is it kept?', name: 'Jo Penrose' }, from)
  assert.equal(sixth.statusCode, 429)
  for (const words of ['>Is it kept?</textarea>', 'value="Jo Penrose"', 'What you typed is below'])
    assert.ok(sixth.body.includes(words), words)
  now = plus(now, hours(1.1))
  assert.equal((await ask({ forum: 'commissioner', question: 'Is it kept?' }, from)).statusCode, 303, 'an hour later')
})

test('asking for a name to be taken away: five an hour that were taken, and the page says so on the sixth', async () => {
  const sent = await ask({ forum: 'commissioner', question: 'Who am I?', name: 'Jo Penrose' }, '10.9.9.6')
  const url = `${String(sent.headers['location'])}/forgetting`
  const again = async () => await site.inject({ method: 'POST', url, remoteAddress: '10.9.9.5' })
  for (let wrong = 0; wrong < 9; wrong++)
    await site.inject({ method: 'POST', url: url.replace(/question\/..../, 'question/'), remoteAddress: '10.9.9.5' })
  for (let number = 0; number < 5; number++) assert.equal((await again()).statusCode, 303)
  assert.equal((await again()).statusCode, 429)
  const fromElsewhere = async () => await site.inject({ method: 'POST', url, remoteAddress: '10.9.9.3' })
  const statuses = (await Promise.all(Array.from({ length: 12 }, fromElsewhere))).map((answer) => answer.statusCode)
  assert.equal(statuses.filter((status) => status === 303).length, 5, 'at one moment too')
})

test('what a page of another site has its visitor’s browser send is not kept, and is none of the five', async () => {
  const from = async (where: string, said = 'sec-fetch-site') =>
    await site.inject({
      method: 'POST',
      url: `${root}/question`,
      payload: new URLSearchParams({ forum: 'panel', question: 'Buy this at home', tie: 'live' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', [said]: where },
      remoteAddress: '10.9.9.9',
    })
  for (const where of ['cross-site', 'same-site', 'cross-site', 'cross-site', 'cross-site', 'cross-site']) {
    const sent = await from(where)
    assert.equal(sent.statusCode, 403)
    assert.match(sent.body, /This was sent from another site, so it was not kept/)
  }
  assert.equal((await from('https://shop.example', 'origin')).statusCode, 403, 'an old browser says its origin alone')
  assert.equal((await from('same-origin')).statusCode, 303)
})
