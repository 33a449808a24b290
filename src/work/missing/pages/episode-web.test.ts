// The episode over the web: one press to acknowledge, a form prefilled from what is not yet done, and a past minute by its date and time.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../../test/app.ts'
import { assertDescribed } from '../../../../test/described.ts'
import { childOf } from '../../../../test/one-of-the-rest.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

/** An hour that comes twice: the clocks go back at 01:00 UTC. */
const start = instant('2026-10-25T00:10:00.000Z')
let now: Instant = start
const it = await testApp({ clock: () => now })

const body = reportBody(now, {
  name: 'Kit Larwood',
  lastSeenAt: plus(start, hours(-2)),
  lastSeenPlace: 'Canal Street',
  callerPhone: '07700 900123',
  why: 'not home from school',
  callerRelation: 'mother',
  unit: null,
  area: null,
  grade: { level: 'HIGH', because: 'spoke of harm', earlierConsidered: null },
})

async function given(): Promise<{ readonly record: string; readonly owner: Client; readonly manager: Client }> {
  now = start
  const [handler, owner, manager] = await Promise.all([
    it.named('Asha Nolan'),
    it.named('Gareth Ashdown'),
    it.named('Dev Ramsden'),
  ])
  const made = await handler.api('/api/missing/report', body)
  assert.equal(made.status, 201, made.text)
  const record = String(JSON.parse(made.text).recordId)
  const assigned = await manager.api(`/api/missing/${record}/assignment`, { staffId: owner.person.staffId, at: null })
  assert.equal(assigned.status, 200, assigned.text)
  return { record, owner, manager }
}

test('the owner acknowledges with one press on the page; nobody else is shown the button', async () => {
  const { record, owner, manager } = await given()
  const button = 'Acknowledge: this is mine</button>'
  const page = await owner.get(`/missing/${record}`)
  const form = page.text.split('<form ').find((one) => one.includes('/acknowledgement"')) ?? ''
  const hidden = [...form.matchAll(/name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name ?? '',
    value ?? '',
  ])

  const sent = await fetch(`${it.address}/missing/${record}/acknowledgement`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: owner.cookie },
    body: new URLSearchParams(Object.fromEntries(hidden)),
  })

  assert.ok(page.text.includes(button) && page.text.includes('vigil-owner--hollow'))
  assert.ok(!(await manager.get(`/missing/${record}`)).text.includes(button))
  assert.equal(sent.status, 303)
  const after = (await owner.get(`/missing/${record}`)).text
  assert.ok(!after.includes(button) && !after.includes('vigil-owner--hollow'))
})

test('when and where the child was last seen stands beside how long; what is owed and what was said stand before what one may record', async () => {
  const { record, manager } = await given()

  const { text } = await manager.get(`/missing/${record}`)

  assert.match(text, /missing for <strong>[^<]+<\/strong>, last seen at 24 Oct 2026 23:10: Canal Street/)
  const order = ['Due next</h2>', 'Not yet done at this grade</h2>', 'The report</h2>', 'What you can do</h2>']
  const at = order.map((heading) => text.indexOf(heading))
  assert.ok(!at.includes(-1), `${at}`)
  assert.deepEqual(
    at,
    at.toSorted((a, b) => a - b),
  )
})

test('what is not yet done leads to a form that names it already', async () => {
  const { record, owner } = await given()
  const page = (await owner.get(`/missing/${record}`)).text
  const [address, code] = /href="(\/missing\/[^"]+\/actions\?action=([^"]+))"/.exec(page)?.slice(1) ?? []
  assert.ok(address !== undefined && code !== undefined)

  const form = (await owner.get(address)).text

  assert.match(form, new RegExp(`<option value="${decodeURIComponent(code)}" selected`))
})

test('a past minute by date and time: in the hour that came twice it is asked which; a minute to come is refused', async () => {
  const { record } = await given()
  now = plus(start, minutes(100))
  const manager = await it.named('Dev Ramsden')
  const known = `/missing/${record}/as-known`
  const page = await manager.get(`${known}?at=${plus(start, minutes(5))}`)

  const twice = await manager.get(`${known}?at.date=2026-10-25&at.time=01:30`)
  const first = await manager.get(`${known}?at.date=2026-10-25&at.time=01:30&at.which=first`)
  const second = await manager.get(`${known}?at.date=2026-10-25&at.time=01:30&at.which=second`)
  const future = await manager.get(`${known}?at.date=2026-10-25&at.time=23:30`)

  assert.match(page.text, /name="at.which"/)
  assert.equal(twice.status, 422)
  assert.match(first.text, /What was known at 01:30 BST on 25 October 2026/)
  assert.match(second.text, /What was known at 01:30 GMT on 25 October 2026/)
  assert.equal(future.status, 422)
  const api = JSON.parse((await manager.get(`/api${known}?at=${plus(start, minutes(20))}`)).text)
  assert.equal(api.at, plus(start, minutes(20)))
  assert.equal(api.grade, 'HIGH')
})

test('two entries of one minute: the minute as it is typed holds both, and each entry’s own link says to which second', async () => {
  const { record } = await given()
  const manager = await it.named('Dev Ramsden')
  const [first, second] = [plus(start, minutes(40 + 10 / 60)), plus(start, minutes(40 + 50 / 60))]
  for (const [at, text] of [
    [first, 'The bus driver saw him'],
    [second, 'It was another boy'],
  ] as const) {
    now = at
    const noted = await manager.api(`/api/missing/${record}/notes`, { text })
    assert.equal(noted.status, 200, noted.text)
  }
  now = plus(start, minutes(100))
  const known = `/missing/${record}/as-known`

  const typed = (await manager.get(`${known}?at=${plus(start, minutes(40))}`)).text
  const before = (await manager.get(`${known}?at=${plus(start, minutes(39))}`)).text
  const link = (await manager.get(`${known}?at=${first}`)).text

  for (const words of [/The bus driver saw him/, /It was another boy/, /when that minute ended/, /at 01:50 BST on/])
    assert.match(typed, words)
  assert.doesNotMatch(before, /bus driver/)
  for (const words of [/The bus driver saw him/, /at 01:50:10 BST on/, /at that second/]) assert.match(link, words)
  assert.doesNotMatch(link, /It was another boy/)
})

test('a time that is none, or half of one, leaves the page with what was typed and says what to do; a program is told the same', async () => {
  const { record } = await given()
  now = plus(start, minutes(100))
  const manager = await it.named('Dev Ramsden')
  const known = `/missing/${record}/as-known`
  const bad = await manager.get(`${known}?at.date=2026-10-25&at.time=99:99`)
  const half = await manager.get(`${known}?at.date=2026-10-25&at.time=`)
  const program = await manager.get(`/api${known}?at=yesterday`)

  assert.equal(bad.status, 422)
  assert.match(bad.text, /govuk-error-summary[\s\S]*href="#at-time">“99:99” is not a time/)
  assert.match(bad.text, /govuk-input--error" id="at-time"[^>]*value="99:99" aria-describedby="at-wrong"/)
  assert.match(bad.text, /value="2026-10-25"/)
  assert.doesNotMatch(bad.text, /2114\.\.|Danger as it was known/)
  assert.match(half.text, /The minute to look at: enter the time/)
  assert.equal(program.status, 422)
  assert.equal(JSON.parse(program.text).status, 422)
})

test('a past minute says the day of each time that is not of the day shown', async () => {
  const { record } = await given()
  now = plus(start, hours(30))
  const manager = await it.named('Dev Ramsden')
  await manager.api(`/api/missing/${record}/endorsement`, { because: 'Read the report' })
  now = plus(now, minutes(30))
  const page = (await manager.get(`/missing/${record}/as-known`)).text
  assert.match(page, /due 25 Oct 2026 \d\d:\d\d[^<]*, done \d\d:\d\d, recorded/)
  assert.match(page, /when reported<\/a> \(25 Oct 2026 \d\d:\d\d/)
})

test('the danger leaves out what is true of every child, and quotes the caller', async () => {
  now = start
  const handler = await it.named('Asha Nolan')
  const why = `she said that she wanted to die ${'and that nobody would notice '.repeat(9)}`
  const made = await handler.api('/api/missing/report', { ...body, why, grade: null, answers: { 'self-harm': 'yes' } })
  const record = String(JSON.parse(made.text).recordId)

  const danger = /Danger:<\/strong> (.*?)<\/p>/.exec((await handler.get(`/missing/${record}`)).text)?.[1] ?? ''

  assert.doesNotMatch(danger, /Under 18|not known/i)
  assert.match(danger, /^[A-Z][^“]+\. The caller says: “she said that she wanted to die and [^”]{1,120} …”$/)
})

test('the grader’s reason holds the caller’s words: they are not said twice, and what was not asked is counted', async () => {
  now = start
  const handler = await it.named('Asha Nolan')
  const why = 'Was not in bed in the morning; phone goes to voicemail'
  const grade = { level: 'MEDIUM', because: `${why}.`, earlierConsidered: null }
  const made = await handler.api('/api/missing/report', { ...body, why, grade, answers: null })
  const record = String(JSON.parse(made.text).recordId)

  const danger = /Danger:<\/strong> (.*?)<\/p>/.exec((await handler.get(`/missing/${record}`)).text)?.[1]

  assert.equal(danger, '12 questions not answered. Was not in bed in the morning; phone goes to voicemail.')
})

test('what is due leads to the form that does it, where this person may; why it is owed stands apart', async () => {
  const { record, owner, manager } = await given()
  const dueOf = (html: string) => html.slice(html.indexOf('Due next'), html.indexOf('id="why-due"'))

  const forManager = dueOf((await manager.get(`/missing/${record}`)).text)
  const forOwner = dueOf((await owner.get(`/missing/${record}`)).text)

  const endorse = `<a class="govuk-link" href="/missing/${record}/endorsement">endorse or change the grade</a>`
  assert.ok(forManager.includes(endorse))
  assert.ok(forOwner.includes(`href="/missing/${record}/acknowledgement"`) && !forManager.includes('/acknowledgement"'))
  assert.doesNotMatch(forManager, /F\d|APP 20/, 'no sources between what is due')
  const links = [...forManager.matchAll(/href="([^"]+)"/g)].map(([, href]) => String(href))
  assert.ok(links.length > 5)
  for (const link of links) assert.equal((await manager.get(link.replaceAll('&amp;', '&'))).status, 200, link)
})

test('the danger says what could happen to this child and no rule’s instruction; with nothing but rules, the grader’s words', async () => {
  now = start
  const [handler, manager] = [await it.named('Asha Nolan'), await it.named('Dev Ramsden')]
  const report = async (answers: Readonly<Record<string, 'yes'>>, because: string): Promise<string> => {
    const grade = { level: 'MEDIUM', because, earlierConsidered: null } as const
    const made = await handler.api('/api/missing/report', {
      ...body,
      lastSeenAt: plus(start, hours(-30)),
      grade,
      answers,
    })
    assert.equal(made.status, 201, made.text)
    return String(JSON.parse(made.text).recordId)
  }
  const dangerOf = async (record: string): Promise<string> =>
    JSON.parse((await manager.get(`/api/missing/${record}`)).text).danger
  assert.equal(await dangerOf(await report({}, 'may sleep rough by the canal')), 'May sleep rough by the canal.')
  const lookedAfter = await dangerOf(await report({ 'looked-after': 'yes' }, 'may sleep rough'))
  assert.match(lookedAfter, /Looked after/)
  assert.doesNotMatch(lookedAfter, /never lowers|say why|Under 18/)
})

test('a concern for a child whom nobody reported missing is not still missing after 72 hours', async () => {
  now = start
  const [handler, manager] = [await it.named('Asha Nolan'), await it.named('Dev Ramsden')]
  const concern = {
    path: 'concern for safety',
    lastSeenAt: plus(start, hours(-80)),
    reviewBy: plus(start, minutes(60)),
  }
  const made = await handler.api('/api/missing/report', { ...body, ...concern })
  assert.equal(made.status, 201, made.text)
  const { danger } = JSON.parse((await manager.get(`/api/missing/${JSON.parse(made.text).recordId}`)).text)
  assert.equal(danger, 'Spoke of harm.')
})

test('places to try come directly after what is due, before what else may be done', async () => {
  const { record, owner } = await given()
  const page = (await owner.get(`/missing/${record}`)).text
  const [due, places, may] = ['>Due next<', '>Places to try first<', 'id="do"'].map((one) => page.indexOf(one))
  assert.ok(due !== undefined && places !== undefined && may !== undefined && 0 < due && due < places && places < may)
})

test('located, at risk and not back: how is said without a return, and no place is left to try; once back, the risk there is over', async () => {
  const { record, owner } = await given()
  const done = async (path: string, more: object): Promise<string> => {
    const { status, text } = await owner.api(`/api/missing/${record}/${path}`, more)
    assert.ok(status < 300, text)
    return (await owner.get(`/missing/${record}`)).text
  }
  now = plus(start, minutes(5))

  const located = await done('location', {
    place: 'A flat on Cinderbank Road',
    how: 'returned by themselves',
    confirmedBy: 'PC Pryce',
    confirmedHow: 'seen by an officer',
    with: null,
    atRisk: true,
    placeToReturn: 'Home, decided by the inspector',
    detail: 'Rang from there',
    at: null,
  })
  const back = await done('return', { to: 'Home', seenBy: 'PC Pryce', detail: 'Well', at: null })

  assert.match(located, /Cinderbank Road, made contact or came forward themselves; seen by an officer/)
  assert.match(located, /<strong class="vigil-late">Still at risk there/)
  assert.doesNotMatch(located, /Places to try first|returned by themselves/)
  assert.match(back, /At risk there until they returned/)
  assert.doesNotMatch(back, /<strong[^>]*>Still at risk there/)
})

test('of a child reported again, whose record is known, a program is answered what the document describes', async () => {
  const { record, manager, owner } = await given()
  await manager.api(`/api/missing/${record}/void-proposal`, { because: 'Upstairs all the time' })
  const gone = await owner.api(`/api/missing/${record}/void`, { because: 'Seen there' })
  assert.equal(gone.status, 200, gone.text)
  const personId = await childOf(it, manager.person.forceId, record)
  now = plus(start, hours(40))
  const handler = await it.named('Asha Nolan')

  const again = await handler.api('/api/missing/report', reportBody(now, { name: 'Kit Larwood', personId }))

  assert.equal(again.status, 201, again.text)
  const second = String(JSON.parse(again.text).recordId)
  assert.notEqual(second, record)
  await assertDescribed(handler, `/missing/${second}/as-known`, '/missing/{record}/as-known')
})
