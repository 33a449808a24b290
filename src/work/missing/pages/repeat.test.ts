// Children reported again and again are paged by key: every child once, in the order of the whole list.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { demonstrationForce } from '../../../demonstration/force.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { firstEpisodes, repeatChildren } from '../queries/repeat.ts'

let now: Instant = instant('2026-01-13T12:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const manager = await it.named('Dev Ramsden')

const done = async (path: string, body: object) => {
  const answer = await manager.api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
}

async function reported(name: string, personId: string | null): Promise<string> {
  now = plus(now, minutes(1))
  const made = await handler.api('/api/missing/report', reportBody(now, { name, personId }))
  assert.equal(made.status, 201, made.text)
  const record = String(JSON.parse(made.text).recordId)
  const { personId: person } = JSON.parse((await manager.get(`/api/missing/${record}`)).text)
  const found = {
    place: 'Home',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: 'Home',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'well',
    at: null,
  }
  await done(`/api/missing/${record}/location`, found)
  await done(`/api/missing/${record}/return`, { to: 'Home, mother', seenBy: 'PC 4411', detail: null, at: null })
  return String(person)
}

test('page after page every child comes once, and the last page says that there is no further', async () => {
  for (const [name, times] of [
    ['Kit Larwood', 2],
    ['Isla Penhale', 3],
    ['Noor Thistle', 2],
  ] as const) {
    const person = await reported(name, null)
    for (let count = 1; count < times; count += 1) await reported(name, person)
  }
  const asked = { force: demonstrationForce.id, since: plus(now, hours(-24)), least: 2 }
  const read = async (after: { reports: number; latest: string; person: string } | null, limit: number) =>
    await it.databases.app.read(
      { force: asked.force, who: SYSTEM, now },
      async (reader) => await repeatChildren.all(reader, { ...asked, after, limit }),
    )

  const whole = await read(null, 50)
  const paged: string[] = []
  for (let after: Parameters<typeof read>[0] = null; paged.length < 10; ) {
    const [row] = await read(after, 1)
    if (row === undefined) break
    paged.push(row.name)
    after = { reports: row.reports, latest: row.latest_at, person: row.person_id }
  }

  assert.deepEqual(
    whole.map((row) => row.name),
    ['Isla Penhale', 'Noor Thistle', 'Kit Larwood'],
  )
  assert.deepEqual(
    paged,
    whole.map((row) => row.name),
  )
  const last = whole.at(-1)
  const query = new URLSearchParams({ reports: '2', latest: last?.latest_at ?? '', person: last?.person_id ?? '' })
  const page = (await manager.get(`/children/repeat?${query.toString()}`)).text
  assert.match(page, /No more\./)
  assert.ok(!page.includes('The four weeks after') && page.includes('From the beginning'))
})

test('a plan is owed from the third report, as the referral is: who owes one stands open and counted, the others fold', async () => {
  const answer = JSON.parse((await manager.get('/api/children/repeat')).text)
  const page = (await manager.get('/children/repeat')).text

  const of = (places: readonly number[]) => places.map((at) => answer.children[at].name)
  assert.deepEqual(of(answer.owing), ['Isla Penhale'], 'three reports, and no plan')
  assert.deepEqual(of(answer.settled), ['Noor Thistle', 'Kit Larwood'], 'two reports: neither is owed')
  assert.equal(answer.watchOwing.length + answer.watchSettled.length, answer.watch.length)
  assert.match(page, /Missing now, or a plan or referral is owed: 1</)
  assert.match(page, /none: owed at 3</)
  const plan = { plan: 'The station first, then the aunt', reviewBy: plus(now, hours(240)) }
  const { latest } = answer.children[0]
  await done(`/api/missing/${latest}/trigger-plan`, plan)
  const planned = JSON.parse((await manager.get('/api/children/repeat')).text)
  assert.deepEqual([of(planned.owing), planned.children[0].planOwed], [['Isla Penhale'], false], 'the referral')
  assert.match(
    (await manager.get('/children/repeat')).text,
    /vigil-folds--named" open><summary[^>]*>Found, with nothing owed today: 2 children</,
  )
})

test('referred, and then harmed in the next episode: the referral is owed once more, and says since when', async () => {
  const { children } = JSON.parse((await manager.get('/api/children/repeat')).text)
  const [isla] = children
  const referred = { to: 'repeat missing referral', reference: 'R/1', detail: 'Three in 90 days', at: null }
  await done(`/api/missing/${isla.latest}/referrals`, referred)
  const first = async () => JSON.parse((await manager.get('/api/children/repeat')).text).children[0]
  const made = await first()
  const { personId } = JSON.parse((await manager.get(`/api/missing/${isla.latest}`)).text)
  await reported('Isla Penhale', String(personId))
  const again = await first()
  const learned = { harm: 'harm', harmDetail: 'Bruises', harmedAt: null, where: 'A flat', withWhom: null, why: null }
  await done(`/api/missing/${again.latest}/learning`, { ...learned, intended: 'no' })
  const harmed = await first()

  assert.deepEqual(
    [made, again, harmed].map(({ name, reports, referral }) => [name, reports, referral]),
    [
      ['Isla Penhale', 3, 'made'],
      ['Isla Penhale', 4, 'made'],
      ['Isla Penhale', 4, 'owed'],
    ],
  )
  assert.match((await manager.get('/children/repeat')).text, /something is new since 13 Jan 2026/)
})

test('the latest report went to another force: what is owed leads to the episode that owes it, and can be recorded there', async () => {
  const { children } = JSON.parse((await manager.get('/api/children/repeat')).text)
  const [isla] = children
  const { personId } = JSON.parse((await manager.get(`/api/missing/${isla.latest}`)).text)
  now = plus(now, minutes(1))
  const grade = { level: 'MEDIUM', because: 'Gone again', earlierConsidered: 'Found at a flat each time' } as const
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Isla Penhale', personId, grade }))
  assert.equal(made.status, 201, made.text)
  const gone = String(JSON.parse(made.text).recordId)
  await done(`/api/missing/${gone}/transfer`, { toForce: 'essex', because: 'She is in Harwich' })
  await done(`/api/missing/${gone}/transfer-answer`, { answer: 'accepted', by: 'Inspector Vale', because: null })

  const [after] = JSON.parse((await manager.get('/api/children/repeat')).text).children
  assert.deepEqual([after.latest, after.referral, after.referralOwedOn], [gone, 'owed', isla.latest])
  const page = (await manager.get('/children/repeat')).text
  assert.match(page, new RegExp(`href="/missing/${isla.latest}/referrals\\?to=repeat%20missing%20referral">owed`))
  const again = { to: 'repeat missing referral', reference: 'R/2', detail: 'Harmed since', at: null }
  await done(`/api/missing/${after.referralOwedOn}/referrals`, again)
})

test('the four-week watch follows merges: of two records of one child the first report is the first, and the second is “again”', async () => {
  const first = await reported('Wren Oakley', null)
  const second = await reported('Renny Oakley', null)
  const watched = async () =>
    await it.databases.app.read({ force: demonstrationForce.id, who: SYSTEM, now }, async (reader) =>
      (await firstEpisodes.all(reader, { force: demonstrationForce.id, since: plus(now, hours(-24)), limit: 50 }))
        .filter(({ name }) => name.endsWith('Oakley'))
        .map(({ name, again }) => [name, again]),
    )
  assert.deepEqual(await watched(), [
    ['Wren Oakley', 0],
    ['Renny Oakley', 0],
  ])

  await done(`/api/person/${second}/merging`, { into: first, because: 'One child, two spellings' })

  assert.deepEqual(await watched(), [['Wren Oakley', 1]])

  const died = String(
    JSON.parse((await handler.api('/api/missing/report', reportBody(now, { name: 'Rue Oakley' }))).text).recordId,
  )
  assert.equal((await watched()).length, 2)
  await done(`/api/missing/${died}/grave-outcome`, {
    outcome: 'found dead',
    place: 'The canal at Hanley',
    detail: 'Confirmed by her mother',
    harmedAt: null,
    at: null,
    checked: true,
  })
  assert.deepEqual(await watched(), [['Wren Oakley', 1]], 'nobody watches over a child who has died')
  const planned = await manager.api(`/api/missing/${died}/trigger-plan`, {
    plan: 'Ask her grandmother',
    reviewBy: plus(now, hours(24)),
  })
  assert.match(planned.text, /there is no next time to plan for/)
  const page = (await manager.get(`/missing/${died}`)).text
  assert.doesNotMatch(page, /\/(?:trigger-plan|links|hypotheses|placement)"/)
})
