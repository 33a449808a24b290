// The public site shows comments under section 55: what was published and when, the gap in plain words, what followed with its date; and what nobody looked at does not go there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { commissionerOtherwise, speaking } from '../commissioner-verified.ts'
import { section55 } from './procedure.ts'
import { saidInPublic } from './shown-in-public.ts'
import { sayUnsaid } from './unsaid.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const people = async () => ({
  office: await it.named('Uma Kettering'),
  chief: await it.named('Tess Mowbray'),
  keeper: await it.named('Sam Underhill'),
})
let { office, chief, keeper } = await people()
const { site, lookNow } = await testSite(it, () => now)
const force = office.person.forceId

const inspected = async (reference: string, title: string, publishedOn: string) => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference, title, body: 'HMICFRS', kind: 'initial', fieldwork: null, publishedOn },
    ...{ programme: 'national child protection inspection, 2024 framework', address: null, follows: null, readers: [] },
  })
  return String(JSON.parse(entered.text).recordId)
}
const ask = async (inspection: string, reference: string, theme: string) => {
  const asked = await keeper.api(`/api/inspection/${inspection}/recommendations`, {
    ...{ reference, theme, words: `The force should: ${theme}.`, timeScale: 'months-3', on: null, paragraph: null },
    ...{ findingId: null, addressee: 'chief constable' },
  })
  assert.equal(asked.status, 200, asked.text)
}
const commentsOn = async (report: string) => {
  const { rows } = JSON.parse((await office.get('/api/section-55s')).text)
  return String(rows.find((one: { report: string }) => one.report === report)?.record_id)
}
const ninth = await inspected('NCPI-9', 'Ninth inspection', '2026-11-02')
await ask(ninth, 'NCPI-9/1', 'hear each child')
await ask(ninth, 'NCPI-9/2', 'supervise each case')
const record = await commentsOn('Ninth inspection')
const at = (path: string) => `/section-55/${record}/${path}`
const get = async (path: string) => {
  await lookNow()
  const { statusCode, body } = await site.inject({ method: 'GET', url: `/${force}${path}` })
  return { status: statusCode, text: body.replace(/\s+/g, ' ') }
}
const release = async () => {
  await it.app.judge(force)
  const done = await office.api('/api/published-figures/releases', {})
  assert.equal(done.status, 201, done.text)
}
const asked = async (reference: string) => {
  const { recommendations } = JSON.parse((await get('/data.json')).text)
  return recommendations.find((one: { reference: string }) => one.reference === reference)
}
await release()

test('before any comments a recommendation says that there are none yet, and until when they are lawful', async () => {
  const { id, comments } = await asked('NCPI-9/1')
  assert.deepEqual([comments.id, comments.lastDay, comments.publishedOn], [record, '2026-12-27', null])
  assert.match(
    (await get(`/${id}`)).text,
    /No comments on this report are published yet\. The last lawful day for them is 27 December 2026/,
  )
  assert.match(
    (await get('/section-55')).text,
    /Ninth inspection\.<\/strong> No comments on this report are published yet/,
  )
  assert.match((await get('')).text, /href="\/staffordshire-demonstration\/section-55"/)
})

test('words that may give somebody away are looked at before they go to the public', async () => {
  await office.send(at('invitation'), { replyBy: '2026-12-01' })
  await chief.send(at('chief-comments'), { comments: 'We accept both of them' })
  await office.send(at('own-comments'), { comments: 'We heard what befell Linnet Marsh', reply: 'Show us by March' })
  const { recommendations } = JSON.parse((await office.get(`/api${at('response')}`)).text)
  await office.send(at('answers'), {
    recordId: recommendations[0].recordId,
    action: '=A sergeant listens',
    whyNone: '',
  })
  const address = 'https://commissioner.example/section-55'
  const refused = await office.send(at('publication'), { address })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /in the comments, it seems to name somebody \(“Linnet Marsh”\)/)
  assert.equal((await get(`/section-55/${record}`)).status, 404)
  const sent = await office.send(at('publication'), { address, mayStand: 'A place of that name' })
  assert.equal(sent.status, 303, sent.text)
})

test('published: both sides’ comments, the day kept, each recommendation, the gap in plain words, and no reason why it may stand', async () => {
  const { text, status } = await get(`/section-55/${record}`)
  assert.equal(status, 200)
  assert.match(
    text,
    /report was published 2 November 2026, and these comments 23 November 2026\. Last lawful day: 27 December 2026, <strong>published in time/,
  )
  for (const words of [
    'We accept both of them',
    'We heard what befell Linnet Marsh',
    'Show us by March',
    'A sergeant listens',
  ])
    assert.match(text, new RegExp(words))
  assert.match(text, /they gave neither an action nor a reason for taking none for NCPI-9\/2/)
  assert.match(
    text,
    /“The force should: supervise each case\.”<\/span><\/th><td[^>]*><strong>Gap: neither an action nor a reason was given/,
  )
  assert.match(text, /HMICFRS\): <strong>no copy is recorded/)
  assert.doesNotMatch(text, /A place of that name/)
  assert.match((await get('/section-55')).text, /Ninth inspection<\/a>.*27 December 2026: in time.*NCPI-9\/2/)
  assert.match(
    (await office.get('/scrutiny')).text,
    /public site has comments on 1 of the \d+ reports/,
    'the checklist knows it',
  )
})

test('each recommendation’s page says what was published of it; open data and the feed have it by stable identities', async () => {
  const [first, second] = [await asked('NCPI-9/1'), await asked('NCPI-9/2')]
  assert.match(
    (await get(`/${first.id}`)).text,
    /published 23 November 2026, in time\..*Action: =A sergeant listens.*href="\/staffordshire-demonstration\/section-55\//,
  )
  assert.match(
    (await get(`/${second.id}`)).text,
    /<strong>Gap\.<\/strong>.*neither an action nor a reason for taking none/,
  )
  const json = JSON.parse((await get('/section-55.json')).text)
  assert.deepEqual([json.comments[0].id, json.comments[0].leftOut], [record, ['NCPI-9/2']])
  const { body } = await site.inject({ method: 'GET', url: `/${force}/section-55.csv` })
  const rows: readonly Record<string, string>[] = parse(body, { columns: true })
  assert.deepEqual(
    rows.map((row) => [row['comments_id'], row['recommendation_id'], row['answered'], row['action']]),
    [
      [record, first.id, 'in the comments', '’=A sergeant listens'.replace('’', "'")],
      [record, second.id, 'no', ''],
    ],
  )
  assert.match(
    (await get('/feed.atom')).text,
    new RegExp(
      `urn:uuid:${record}.*Published 23 November 2026, in time\\..*No action and no reason is given for NCPI-9/2\\.`,
    ),
  )
})

test('what is said later is published with its own date beside what stood first; copies too', async () => {
  now = plus(now, hours(48))
  ;({ office, chief, keeper } = await people())
  const { recommendations } = JSON.parse((await office.get(`/api${at('response')}`)).text)
  await office.send(at('answers'), { recordId: recommendations[1].recordId, action: '', whyNone: 'The panel does it' })
  await chief.send(at('chief-comments'), { comments: 'We did it in the end' })
  assert.doesNotMatch((await get(`/section-55/${record}`)).text, /We did it in the end/)
  await office.send(at('copies'), { to: 'inspectors of constabulary', how: 'By letter to Robin Ashe' })
  const added = await office.send(at('addenda'), {
    address: 'https://commissioner.example/addendum',
    reply: 'Thank you',
  })
  assert.equal(added.status, 303, added.text)
  const { text } = await get(`/section-55/${record}`)
  assert.match(
    text,
    /Gap\.<\/strong> When the comments were published, they gave neither an action nor a reason for taking none for NCPI-9\/2.*Addenda have since answered all of these/,
  )
  assert.match(
    text,
    /Addendum, published 25 November 2026.*We did it in the end.*Thank you.*No action: <span[^>]*>The panel does it/,
  )
  assert.match(text, /HMICFRS\): sent 25 November 2026; <strong>no copy of addendum 1 is recorded/)
  const toSecretary = async (sentOn: string) =>
    await office.api(`/api${at('copies')}`, { to: 'Secretary of State', of: '0', how: 'By email', sentOn })
  assert.match((await toSecretary('2026-11-22')).text, /It had not been published by then/)
  assert.match((await toSecretary('2026-11-26')).text, /This date is in the future/)
  assert.equal((await toSecretary('2026-11-24')).status, 200)
  assert.match(
    (await office.get(`/section-55/${record}`)).text,
    /By email[^<]*<span[^>]*>sent 24 November 2026; logged 25 November 2026/,
  )
  assert.match((await get(`/section-55/${record}`)).text, /Home Department: sent 24 November 2026; <strong>/)
  await office.send(at('copies'), { to: 'inspectors of constabulary', of: '1', how: 'By letter' })
  assert.match((await get(`/section-55/${record}`)).text, /HMICFRS\): sent 25 November 2026, 25 November 2026<\/li>/)
  assert.doesNotMatch(text, /Robin Ashe/)
  const second = await asked('NCPI-9/2')
  assert.match(
    (await get(`/${second.id}`)).text,
    /left it out\. It was answered in an addendum published 25 November 2026/,
  )
})

test('a recommendation that the register has since stands as a gap wherever the comments are listed, and in the open data once an addendum answers it', async () => {
  await ask(ninth, 'NCPI-9/3', 'ask each child again')
  await release()
  const third = await asked('NCPI-9/3')
  for (const page of ['/section-55', `/section-55/${record}`, ''])
    assert.match((await get(page)).text, /NCPI-9\/3/, `${page}: nothing answers it`)
  assert.match((await get('/section-55')).text, /Recommendations with no action or reason"><strong>NCPI-9\/3<\/strong>/)
  const answering = { recordId: third.id, action: 'Each child is asked again', whyNone: '' }
  assert.equal((await office.send(at('answers'), answering)).status, 303)
  const added = await office.send(at('addenda'), { address: 'https://commissioner.example/second', reply: '' })
  assert.equal(added.status, 303, added.text)
  now = plus(now, { minutes: 1 })
  assert.match((await get('/section-55')).text, /Recommendations with no action or reason">none</)
  const { body } = await site.inject({ method: 'GET', url: `/${force}/section-55.csv` })
  const rows: readonly Record<string, string>[] = parse(body, { columns: true })
  assert.deepEqual(rows.map((row) => [row['reference'], row['answered'], row['answered_on'], row['action']]).at(-1), [
    'NCPI-9/3',
    'in an addendum',
    '2026-11-25',
    'Each child is asked again',
  ])
})

test('comments of which nobody looked at the words show their day, their gap and their address, and no words', async () => {
  await inspected('OLD-1', 'Old inspection', '2026-01-05')
  const old = await commentsOn('Old inspection')
  const world = await it.app.world(systemPerson(force))
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, section55, old, () => [
      { kind: 'section-55.commented/1', happenedAt: now, body: { comments: 'Words of before', reply: null } },
      {
        kind: 'section-55.published/1',
        happenedAt: now,
        body: { address: 'https://commissioner.example/old', gap: ['OLD-1/1'] },
      },
    ])
  })
  const shown = (await get(`/section-55/${old}`)).text
  assert.match(shown, /these comments 25 November 2026\. Last lawful day: 1 March 2026, <strong>published late/)
  assert.match(shown, /https:\/\/commissioner\.example\/old.*OLD-1\/1.*The words of the comments are not repeated here/)
  assert.doesNotMatch(shown, /Words of before/)
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    writer.send(sql`delete from published.commissioner where record_id in (${old}, ${record}) and part = 'comments'`)
    await Promise.resolve()
  })
  const found = async () =>
    (
      await commissionerOtherwise(
        it.databases.clock,
        { force: '', who: SYSTEM, now },
        async () => await it.app.policies.of(force, now),
        [speaking(section55, ({ steps, state }) => saidInPublic(steps, state))],
      )
    ).map(({ kind, recordId }) => [kind, recordId])
  assert.deepEqual(new Set((await found()).map(String)), new Set([`deleted,${old}`, `deleted,${record}`]))
  assert.equal(
    await sayUnsaid(world),
    1,
    'what is from before this was shown comes by itself; what was taken away does not',
  )
  assert.deepEqual(await found(), [['deleted', record]])
})

test('the office adds the words of an older publication: the same words, looked at first, with the day they were added', async () => {
  await inspected('OLD-2', 'Older inspection', '2026-01-06')
  const older = await commentsOn('Older inspection')
  const id = newId(now)
  const world = await it.app.world(systemPerson(force))
  const asked = { recordId: id, reference: 'OLD-2/1', theme: 'hear each child' }
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, section55, older, () => [
      { kind: 'section-55.recommendations-added/1', happenedAt: now, body: { recommendations: [asked] } },
      { kind: 'section-55.chief-commented/1', happenedAt: now, body: { comments: 'We agree with it' } },
      { kind: 'section-55.commented/1', happenedAt: now, body: { comments: 'Linnet Marsh told us', reply: null } },
      { kind: 'section-55.answered/1', happenedAt: now, body: { recordId: id, action: 'A desk opens', whyNone: null } },
      {
        kind: 'section-55.published/1',
        happenedAt: now,
        body: { address: 'https://commissioner.example/older', gap: [] },
      },
      { kind: 'section-55.chief-commented/1', happenedAt: now, body: { comments: 'One thing more' } },
      {
        kind: 'section-55.addendum-published/1',
        happenedAt: now,
        body: { address: 'https://commissioner.example/older-more', reply: 'Noted' },
      },
    ])
  })
  const words = ['We agree with it', 'Linnet Marsh told us', 'A desk opens', 'One thing more', 'Noted']
  const before = (await get(`/section-55/${older}`)).text
  assert.deepEqual(
    words.filter((one) => before.includes(one)),
    [],
  )
  assert.match((await office.get(`/section-55/${older}`)).text, /Show the words on the public site/)
  const command = `/section-55/${older}/public-words`
  for (const one of words) assert.ok((await office.get(command)).text.includes(one), `read before it is shown: ${one}`)
  assert.equal((await keeper.send(command, {})).status, 403)
  const refused = await office.send(command, {})
  assert.equal(refused.status, 422)
  assert.match(refused.text, /in the comments, it seems to name somebody \(“Linnet Marsh”\)/)
  now = plus(now, hours(24))
  ;({ office, chief, keeper } = await people())
  assert.equal((await office.send(command, { mayStand: 'A place of that name' })).status, 303)
  const { text } = await get(`/section-55/${older}`)
  assert.match(text, /Words added on 26 November 2026<\/strong>, as they were published/)
  assert.match(text, /these comments 25 November 2026/, 'the day on which they were published stands')
  for (const one of words) assert.ok(text.includes(one), one)
  assert.doesNotMatch(text, /not repeated here|A place of that name/)
  const { comments } = JSON.parse((await get('/section-55.json')).text)
  const json = comments.find((one: { id: string }) => one.id === older)
  assert.deepEqual([json.wordsAddedOn, json.recommendations[0].action], ['2026-11-26', 'A desk opens'])
  assert.match((await office.send(command, {})).text, /The public site already has their words/)
  assert.doesNotMatch((await office.get(`/section-55/${older}`)).text, /Show the words on the public site/)
  const problems = await commissionerOtherwise(
    it.databases.clock,
    { force: '', who: SYSTEM, now },
    async () => await it.app.policies.of(force, now),
    [speaking(section55, ({ steps, state }) => saidInPublic(steps, state))],
  )
  assert.deepEqual(
    problems.filter(({ recordId }) => recordId === older),
    [],
  )
})

test('a recommendation whose report was never commented on within the time says so, once somebody has looked', async () => {
  const late = await inspected('LATE-1', 'Late inspection', '2026-02-02')
  await ask(late, 'LATE-1/1', 'share what is known')
  await release()
  const { id } = await asked('LATE-1/1')
  assert.match(
    (await get(`/${id}`)).text,
    /not known here whether comments on this report were published by 29 March 2026/,
  )
  const { rows } = JSON.parse((await office.get('/api/section-55s')).text)
  const { record_id: record } = rows.find((one: { report: string }) => one.report === 'Late inspection')
  const because = 'The office’s own pages: there is nothing'
  assert.equal((await office.api(`/api/section-55/${record}/none-published`, { because })).status, 200)
  now = plus(now, hours(0.01))
  await release()
  assert.match(
    (await get(`/${id}`)).text,
    /No comments on this report are recorded as published by 29 March 2026, the last lawful day, or since/,
  )
  assert.match(
    (await get('/section-55')).text,
    /Late inspection\.<\/strong> No comments on this report are recorded as published by 29 March 2026/,
  )
})

test('nor does a report without a recommendation go missing from the list: the Act asks for comments on it too', async () => {
  now = plus(now, hours(0.01))
  await inspected('BARE-1', 'Bare inspection', '2026-02-03')
  await release()
  const list = (await get('/section-55')).text
  assert.match(
    list,
    /Bare inspection\.<\/strong> It is not known here whether comments on this report were published by 30 March 2026/,
  )
  assert.doesNotMatch(list, /A report that made no recommendations is not in it/)
})
