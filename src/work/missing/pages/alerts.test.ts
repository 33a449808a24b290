// What interrupts is shown to whose it is, and goes when they act or when it is done.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { deliver, queue, standIn } from '../../../registers/outbox.ts'

let now: Instant = instant('2026-06-05T20:00:00Z')
const it = await testApp({ clock: () => now })
const names = ['Asha Nolan', 'Dev Ramsden', 'Farah Quill', 'Gareth Ashdown'] as const
const signedIn = async () =>
  [await it.named(names[0]), await it.named(names[1]), await it.named(names[2]), await it.named(names[3])] as const
let [handler, manager, superintendent, owner] = await signedIn()

async function done(client: Client, path: string, body: object): Promise<string> {
  const answer = await client.api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return answer.text
}

/** HIGH, deployed, assigned, and eleven minutes later not acknowledged. */
async function unacknowledged(name: string, rungAfter = 11): Promise<string> {
  const report = {
    path: 'missing',
    name,
    age: 14,
    lastSeenAt: plus(now, hours(-2)),
    lastSeenPrecision: 'about',
    lastSeenPlace: 'Canal Street',
    callerPhone: '07700 900123',
    why: 'not home from school',
    answers: { 'self-harm': 'yes' },
    grade: { level: 'HIGH', because: 'spoke of harm', earlierConsidered: null },
  }
  const nothing = Object.fromEntries(
    'callerName callerRelation dateOfBirth sex description address postcode lookedAfterBy firstContactAt unit area reviewBy personId source'
      .split(' ')
      .map((field) => [field, null]),
  )
  const made = JSON.parse(await done(handler, '/api/missing/report', { ...nothing, ...report, ageDisputed: false }))
  const id = String(made.recordId)
  await done(manager, `/api/missing/${id}/deployment`, { unit: 'R1', at: null })
  await done(manager, `/api/missing/${id}/assignment`, { staffId: owner.person.staffId, at: null })
  now = plus(now, minutes(rungAfter))
  await it.app.ring()
  await deliver(it.databases.clock, standIn, now)
  return id
}

const alertsOf = async (client: Client) =>
  JSON.parse((await client.get('/api/alerts')).text).alerts.map((one: { recordId: string }) => one.recordId)

test('an alert is there for whose it is, on the board too, and for nobody else', async () => {
  const id = await unacknowledged('Kit Larwood')
  assert.deepEqual(await alertsOf(manager), [id])
  assert.deepEqual(await alertsOf(superintendent), [id])
  assert.deepEqual(await alertsOf(handler), [])
  const board = (await manager.get('/board')).text
  assert.match(
    board,
    new RegExp(
      `href="/missing/${id}">Kit Larwood: At HIGH, and the owner has not acknowledged it, since \\d\\d:\\d\\d</a>`,
    ),
  )
  assert.match(board, /id="spoken" role="status" aria-live="polite" data-from="\/api\/alerts\?aloud=yes"/)
  assert.doesNotMatch((await handler.get('/board')).text, /has not acknowledged it, since/)
  // The manager acts: theirs goes, the superintendent's stays until the owner has acknowledged.
  now = plus(now, minutes(1))
  await done(manager, `/api/missing/${id}/notes`, { text: 'Rang the inspector' })
  assert.deepEqual(await alertsOf(manager), [])
  assert.deepEqual(await alertsOf(superintendent), [id])
  await done(owner, `/api/missing/${id}/acknowledgement`, {})
  assert.deepEqual(await alertsOf(superintendent), [])
})

test('the superintendent’s phone shows that message without the child’s name, as sent', async () => {
  const id = await unacknowledged('Isla Penhale')
  const page = (await superintendent.get('/messages')).text
  assert.match(page, new RegExp(`href="/missing/${id}">At HIGH, and the owner has not acknowledged it</a>`))
  assert.match(page, /5 June 2026 at 21:\d\d; sent/)
  assert.doesNotMatch(page, /Isla|Penhale|Kit|Larwood/)
  assert.doesNotMatch((await manager.get('/messages')).text, new RegExp(id))
})

test('the board on paper holds the same children, and reading it is logged', async () => {
  const page = (await handler.get('/board/print')).text
  assert.match(page, /Active list as at 5 June 2026/)
  assert.match(page, /Kit Larwood,&nbsp;14/)
  assert.match(page, /Isla Penhale,&nbsp;14/)
})

test('the share of interruptions acted on is shown, with n and interval, once an hour has passed', async () => {
  // Hours pass, and with them the session: each time somebody signs in again.
  const shown = async () =>
    String(JSON.parse((await (await it.named('Asha Nolan')).get('/api/alerts')).text).interruptions)
  const nobody = 'Nobody was interrupted in the last 28 days.'
  assert.equal(await shown(), nobody, 'whoever was interrupted just now may still be acting')
  now = plus(now, hours(2))
  // Kit: the manager acted within a minute, the superintendent never, since the owner had by then. Isla: nobody did.
  assert.equal(
    await shown(),
    'In the last 28 days, 25% of interruptions were acted on within an hour by the people they interrupted: 1 of 4 (95% interval 4.6% to 69.9%, allowing for several about one child or to one person). The most sent to one person or job within any hour was 2; it is meant to be six at most.',
  )
  now = plus(now, hours(24 * 29))
  assert.equal(await shown(), nobody)
})

test('an open page says aloud to whom a child was given and by when to acknowledge, and a new HIGH to the others; its keys name nobody', async () => {
  // Earlier tests let weeks pass: everybody signs in again.
  const again = async (who: Client) => await it.named(who.person.name)
  const report = reportBody(now, {
    name: 'Noor Thistle',
    answers: { 'self-harm': 'yes' },
    grade: { level: 'HIGH', because: 'spoke of harm', earlierConsidered: null },
  })
  const id = String(JSON.parse(await done(await again(handler), '/api/missing/report', report)).recordId)
  await done(await again(manager), `/api/missing/${id}/assignment`, { staffId: owner.person.staffId, at: null })
  const spokenTo = async (who: typeof owner): Promise<readonly { key: string; words: string }[]> =>
    JSON.parse((await (await again(who)).get('/api/alerts')).text).spoken.filter((one: { key: string }) =>
      one.key.includes(id),
    )
  const [given] = await spokenTo(owner)
  const [high] = await spokenTo(superintendent)
  assert.match(given?.words ?? '', /^You have been given Noor Thistle, 14; acknowledge by \d\d:\d\d$/)
  assert.match(high?.words ?? '', /^New at HIGH: Noor Thistle, 14, /)
  assert.ok(![given, high].some((one) => one?.key.includes('Noor')))
  assert.deepEqual(
    (await spokenTo(handler)).filter((one) => one.key.startsWith('high')),
    [],
    'who took the report knows',
  )
  const forThem = async () => (await (await again(owner)).get('/alerts')).text
  assert.match(
    await forThem(),
    new RegExp(`Given to you, and not acknowledged[\\s\\S]*href="/missing/${id}">Noor Thistle, 14; acknowledge by`),
  )
  assert.doesNotMatch(await forThem(), /Nothing needs your attention now/)
  assert.equal(
    (await (await again(owner)).get(`/missing/${id}/acknowledgement`)).status,
    200,
    'its button leads to the form',
  )
  const phone = (await (await again(owner)).get('/messages')).text
  assert.match(
    phone,
    new RegExp(`href="/missing/${id}">A missing child was given to you: acknowledge it by \\d\\d:\\d\\d</a>`),
  )
  assert.doesNotMatch(phone, /Noor|Thistle/)
  assert.equal((await forThem()).split('was given to you').length, 1, 'and not a second time below')
  now = plus(now, minutes(1))
  await done(await again(owner), `/api/missing/${id}/acknowledgement`, {})
  assert.doesNotMatch(await forThem(), /Noor Thistle/)
  assert.ok(!(await spokenTo(owner)).some((one) => one.key.startsWith('given')))
})

test('nobody is given a child whom they may not open and cannot acknowledge', async () => {
  const report = reportBody(now, { name: 'Tarn Holloway' })
  const made = await done(await it.named('Asha Nolan'), '/api/missing/report', report)
  const path = `/api/missing/${String(JSON.parse(made).recordId)}/assignment`
  const client = await it.named('Dev Ramsden')
  for (const name of ['Wren Solway', 'Hal Brackley']) {
    const { person } = await it.named(name)
    const refused = await client.api(path, { staffId: person.staffId, at: null })
    assert.equal(refused.status, 422, refused.text)
    assert.match(refused.text, /has no job that may own a child’s episode: choose somebody who can acknowledge it/)
  }
})

test('rung only when Vigil was back, after hours in which it was down: once, and since it fell due', async () => {
  ;[handler, manager, superintendent, owner] = await signedIn()
  const id = await unacknowledged('Ivo Marchant', 190)
  ;[handler, manager, superintendent, owner] = await signedIn()
  const { alerts } = JSON.parse((await manager.get('/api/alerts')).text)
  const told: readonly { readonly at: Instant; readonly words: string }[] = alerts.filter(
    (one: { recordId: string; words: string }) => one.recordId === id && /acknowledged/.test(one.words),
  )
  assert.deepEqual(
    told.map((one) => one.at),
    [plus(now, minutes(-180))],
  )
})

test('told of thirty things in an evening: all thirty are there to read', async () => {
  handler = await it.named('Asha Nolan')
  const id = await unacknowledged('Sorrel Wynn')
  const { forceId, staffId } = handler.person
  await it.databases.app.write({ force: forceId, who: staffId, now }, async (writer) => {
    for (let one = 1; one <= 30; one++) {
      const words = `Found safe, for the ${one}. time`
      writer.send(
        queue({ forceId, recordId: id, to: staffId, channel: 'screen', words, interrupts: false, duty: null }, now),
      )
    }
    await Promise.resolve()
  })
  const { told } = JSON.parse((await handler.get('/api/alerts')).text)
  assert.equal(told.filter(({ words }: { words: string }) => words.startsWith('Found safe')).length, 30)
})
