// The glass runs out while its page is open: from that moment nothing gives anything of the record; and broken twice at one moment it opens once, and each is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { withBrowser } from '../../../test/browser.ts'
import { home } from '../../../test/home.ts'
import { base64, colours } from '../../../test/pictures.ts'
import { reportBody } from '../../../test/report.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { appendTo } from '../../registers/records.ts'
import { staffProcedure } from '../../registers/staff.ts'
import { contextOf } from '../../registers/world.ts'
import { missing } from '../missing/procedure.ts'

let now: Instant = instant('2026-06-05T18:00:00Z')
const it = await testApp({ clock: () => now })
const reason = 'A caller says the child is on the bridge now'
const done = (answer: { readonly status: number; readonly text: string }, status = 200) => {
  assert.equal(answer.status, status, answer.text)
  return JSON.parse(answer.text)
}

/** Reported with a photograph, home, closed, and then restricted. */
async function restrictedChild(name: string) {
  const [officer, inspector] = [await it.named('Mina Harrow'), await it.named('Gareth Ashdown')]
  const report = reportBody(now, { name, description: `${name} in yellow`, address: '1 Canary Row' })
  const sent = await (await it.named('Asha Nolan')).api('/api/missing/report', report)
  const episode = String(done(sent, 201).recordId)
  const shown = { from: 'A Canary', taken: null, looks: null, consent: 'police and partners', agreedBy: 'A Canary' }
  const picture = base64(await colours(60, 40))
  const { position } = done(await officer.api(`/api/missing/${episode}/photographs`, { photograph: picture, ...shown }))
  const page = (await (await it.named('Rosa Wexford')).get(`/missing/${episode}`)).text
  const person = String(/href="\/person\/([0-9a-f-]{36})"/.exec(page)?.[1])
  now = plus(now, minutes(5))
  await home(officer, episode)
  const world = await it.app.world(inspector.person)
  await world.db.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, missing, episode, () => [
      { kind: 'missing.closed/1', happenedAt: now, body: { summary: 'Home' } },
    ])
  })
  now = plus(now, minutes(1))
  done(await inspector.api(`/api/person/${person}/restriction`, { reason: 'A witness' }))
  return { episode, person, photograph: `/missing/${episode}/photographs/${position}` }
}

const breaks = async (who: Client, recordId: string, hours: '1' | '4' = '1', key?: string) =>
  await who.api('/api/opening/glass', { recordId, reason, hours }, key)

const glassOn = (record: string) => sql`
  select g.staff_id::text, count(*)::integer as broken,
    count(*) filter (where exists (select from outbox o where o.force_id = g.force_id and o.record_id = g.record_id))::integer as messages
  from glass g
  where g.about = ${record}
  group by g.staff_id
  order by g.staff_id
  limit 10`

/** Whatever this person may read: every address of the API, and its page, that is about a record or about none. */
async function everyAddress(who: Client, records: readonly string[]): Promise<readonly string[]> {
  const { reads } = done(await who.get('/api'))
  const paths: string[] = reads.map((one: { path: string }) => one.path)
  const filled = paths.flatMap((path) => records.map((record) => path.replace(/[:{]record\}?/, record)))
  return [...new Set(filled.filter((path) => !/[:{]/.test(path)))].flatMap((path) => [path, path.replace(/^\/api/, '')])
}

test('run out, the same session is given nothing of the record by any address, picture, search or command', async () => {
  const { episode, person, photograph } = await restrictedChild('Perdita Canary')
  const officer = await it.named('Mina Harrow')
  for (const record of [episode, person]) assert.equal((await breaks(officer, record)).status, 201)
  const addresses = [...(await everyAddress(officer, [episode, person])), photograph, '/find?q=Perdita+Canary']
  const giving = async () => {
    const given: string[] = []
    for (const address of addresses) {
      const answer = await officer.get(address)
      if (/Canary/.test(answer.text) || answer.type.startsWith('image/')) given.push(address)
    }
    return given
  }
  now = plus(now, minutes(40))
  const before = await giving()
  for (const one of [`/missing/${episode}`, `/api/missing/${episode}`, `/person/${person}`, photograph])
    assert.ok(before.includes(one), `${one} is given while the glass is broken`)
  now = plus(now, minutes(20))
  assert.deepEqual(await giving(), [])
  for (const [path, body] of [
    [`/api/missing/${episode}/notes`, { text: 'Written too late' }],
    [`/api/missing/${episode}/reopening`, { because: 'Written too late' }],
  ] as const) {
    const late = await officer.api(path, body)
    assert.ok(late.status >= 400, `${path} answers ${late.status}`)
    assert.doesNotMatch(late.text, /Canary/)
  }
})

test('run out while its page stands open, the page leaves by itself, to the second and without a script; a form about another child stays', async (context) => {
  const { episode, person } = await restrictedChild('Linnet Canary')
  const officer = await it.named('Mina Harrow')
  const other = String(
    done(await officer.api('/api/missing/report', reportBody(now, { name: 'Sorrel Rudd' })), 201).recordId,
  )
  const seconds = async (path: string) =>
    (await fetch(`${it.address}${path}`, { headers: { cookie: officer.cookie } })).headers.get('refresh')
  assert.equal(await seconds(`/missing/${other}`), null)
  for (const record of [episode, person]) assert.equal((await breaks(officer, record)).status, 201)
  now = plus(now, minutes(50))
  assert.equal(await seconds(`/person/${person}`), '601')
  assert.equal(await seconds(`/missing/${episode}/notes`), '601')
  assert.equal(await seconds('/board'), '601', 'whatever may list the child')
  assert.equal(await seconds(`/missing/${other}/notes`), null, 'nothing typed is lost')

  now = plus(now, minutes(9.95))
  const page = await (await withBrowser(context)).newPage({ javaScriptEnabled: false })
  const [name = '', value = ''] = officer.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/person/${person}`)
  assert.match((await page.textContent('body')) ?? '', /Linnet Canary/)
  now = plus(now, minutes(1))
  await page.waitForSelector('text=Linnet Canary', { state: 'detached', timeout: 20_000 })
  assert.match((await page.textContent('body')) ?? '', /Vigil/)
})

test('run out while forms of another child list this one: what is listed goes, and what is typed and chosen stays', async (context) => {
  const { episode, person } = await restrictedChild('Merle Canary')
  const officer = await it.named('Mina Harrow')
  const again = reportBody(now, { name: 'Merle Canary', personId: null })
  const other = String(done(await (await it.named('Asha Nolan')).api('/api/missing/report', again), 201).recordId)
  for (const record of [episode, person]) assert.equal((await breaks(officer, record)).status, 201)
  now = plus(now, minutes(50))
  assert.equal((await officer.get('/board')).status, 200)
  now = plus(now, minutes(9.7))
  const browser = await withBrowser(context)
  const [name = '', value = ''] = officer.cookie.split('=')
  const open = async (path: string) => {
    const page = await browser.newPage()
    await page.context().addCookies([{ name, value, url: it.address }])
    await page.goto(`${it.address}/missing/${other}/${path}`)
    assert.match((await page.textContent('main')) ?? '', /found at/, path)
    return page
  }
  const [answers, match] = [await open('answers'), await open('match')]
  await answers.locator('[name="answers.specific-worry"][value=yes]').check()
  await answers.locator('details:has(#notes-specific-worry) summary').click()
  await answers.fill('#notes-specific-worry', 'She has no coat')
  await match.getByLabel('None of these').check()

  now = plus(now, minutes(1))
  for (const page of [answers, match])
    await page.waitForSelector('main >> text=/found at/', { state: 'detached', timeout: 30_000 })

  assert.match((await answers.textContent('#known-before')) ?? '', /A restricted record/)
  assert.equal(await answers.inputValue('#notes-specific-worry'), 'She has no coat')
  assert.match((await match.textContent('main')) ?? '', /A restricted record/)
  assert.ok(await match.getByLabel('None of these').isChecked())
})

test('run out while a form of another child lists this one, without scripts: what is listed is seen no more, which is said, and what is typed stays and can be sent', async (context) => {
  const { episode, person } = await restrictedChild('Plover Canary')
  const officer = await it.named('Mina Harrow')
  const again = reportBody(now, { name: 'Plover Canary', personId: null })
  const other = String(done(await (await it.named('Asha Nolan')).api('/api/missing/report', again), 201).recordId)
  for (const record of [episode, person]) assert.equal((await breaks(officer, record)).status, 201)
  now = plus(now, minutes(59.9))
  const page = await (await withBrowser(context)).newPage({ javaScriptEnabled: false })
  const [name = '', value = ''] = officer.cookie.split('=')
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/missing/${other}/answers`)
  const listed = page.locator('#known-before')
  assert.match((await listed.textContent()) ?? '', /found at/)
  await page.locator('[name="answers.specific-worry"][value=yes]').check()

  await listed.locator('text=/found at/').first().waitFor({ state: 'hidden', timeout: 30_000 })

  assert.ok(await page.locator('[name="answers.specific-worry"][value=yes]').isChecked())
  assert.ok(await page.locator('h1').isVisible())
  now = plus(now, minutes(1))
  await page.locator('button', { hasText: 'Save the answers' }).click()
  await page.waitForURL(/answers/)
  assert.match((await page.textContent('main')) ?? '', /Answers recorded/)
  assert.doesNotMatch((await page.textContent('#known-before')) ?? '', /found at/)
  for (const wrong of ['', '?seconds=1}', '?seconds=x'])
    assert.equal((await officer.get(`/assets/closes-in.css${wrong}`)).status, 404, wrong)
})

test('broken twice at one moment by one person, and by two: the longer stands, one command is kept once, each supervisor is told', async () => {
  const { episode } = await restrictedChild('Rook Canary')
  const [officer, sergeant] = [await it.named('Mina Harrow'), await it.named('Jo Pemberley')]
  const key = newId(now)
  const answers = await Promise.all([
    breaks(officer, episode, '4'),
    breaks(officer, episode, '1'),
    breaks(sergeant, episode, '1', key),
    breaks(sergeant, episode, '1', key),
  ])
  for (const answer of answers) assert.ok([200, 201].includes(answer.status), answer.text)
  const { rows } = await it.owner.read({ force: officer.person.forceId, who: officer.person.staffId, now }, (reader) =>
    reader.query(glassOn(episode)),
  )
  assert.deepEqual(
    rows,
    [
      { staff_id: officer.person.staffId, broken: 2, messages: 2 },
      { staff_id: sergeant.person.staffId, broken: 1, messages: 1 },
    ].sort((a, b) => (a.staff_id < b.staff_id ? -1 : 1)),
  )
  now = plus(now, hours(2))
  assert.match((await (await it.named('Mina Harrow')).get(`/missing/${episode}`)).text, /Rook Canary/)
  assert.doesNotMatch((await (await it.named('Jo Pemberley')).get(`/missing/${episode}`)).text, /Rook Canary/)
})

test('a supervisor who has left is told of nothing: the duty superintendent is, at once, and can read the reason', async () => {
  const { episode } = await restrictedChild('Teasel Canary')
  const force = (await it.named('Mina Harrow')).person.forceId
  const above = await it.newcomer(force, 'Ada Supervisor', ['sergeant'])
  const below = await it.newcomer(force, 'Ned Supervised', ['response officer'])
  const change = async (staffId: string, kind: string, body: object) => {
    const world = await it.app.world((await it.named('Wren Solway')).person)
    await world.db.write(contextOf(world), async (writer) => {
      await appendTo({ writer, world, commandId: newId(now) }, staffProcedure, staffId, () => [
        { kind, happenedAt: now, body },
      ])
    })
  }
  await change(above.person.staffId, 'staff.changed/1', { email: 'ada@demonstration.example' })
  await change(below.person.staffId, 'staff.changed/1', { supervisorId: above.person.staffId })
  const told = async (name: string | Client) => {
    const who = typeof name === 'string' ? await it.named(name) : name
    return done(await who.get('/api/alerts')).told.length
  }
  const [ofAda, ofFarah] = [await told(above), await told('Farah Quill')]
  done(await breaks(below, episode), 201)
  assert.deepEqual([await told(above), await told('Farah Quill')], [ofAda + 1, ofFarah])
  await change(above.person.staffId, 'staff.left/1', {})
  done(await breaks(below, episode), 201)
  assert.equal(await told('Farah Quill'), ofFarah + 1)
  const { told: all } = done(await (await it.named('Farah Quill')).get('/api/alerts'))
  const pages = await Promise.all(
    all.map(async (one: { href: string }) => (await (await it.named('Farah Quill')).get(one.href)).text),
  )
  assert.ok(pages.some((page) => page.includes('Ned Supervised') && page.includes(reason)))
})
