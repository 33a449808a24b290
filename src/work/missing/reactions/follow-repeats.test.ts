// A second report is of a child already known, or is not, or was void: the first episode, which is watched for four weeks, is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'

let now: Instant = instant('2026-06-01T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it

async function done(who: string, path: string, body: object): Promise<string> {
  now = plus(now, minutes(1))
  const answer = await (await named(who)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return answer.text
}
const report = async (name: string, more: object = {}): Promise<string> =>
  String(
    JSON.parse(await done('Asha Nolan', '/api/missing/report', { ...reportBody(now, { name }), ...more })).recordId,
  )
const shown = async (record: string) =>
  JSON.parse((await (await named('Dev Ramsden')).get(`/api/missing/${record}`)).text)

const read = async (what: ReturnType<typeof sql>): Promise<readonly Record<string, unknown>[]> => {
  const context = { force: (await named('Dev Ramsden')).person.forceId, who: SYSTEM, now }
  const { rows } = await it.owner.read(context, async (reader) => await reader.query(what))
  return JSON.parse(JSON.stringify(rows))
}

/** By when the watch is to be kept that runs on it. */
const watched = async (record: string): Promise<readonly unknown[]> =>
  (
    await read(sql`
      select due_at from duty
      where record_id = ${record} and name = 'keep the four-week watch' and met_at is null and ended_at is null
      limit 2`)
  ).map((row) => row['due_at'])

/** Back from a first episode; five days later a child of that name is reported, and nobody says whether it is the same. */
async function twoReports(name: string) {
  const first = await report(name)
  await home(await named('Mina Harrow'), first)
  const [due] = await watched(first)
  now = plus(now, hours(24 * 5))
  const second = await report(name, { personId: null })
  return { first, second, due, child: (await shown(first)).personId, other: (await shown(second)).personId }
}

test('decided as the same child, the first is told of the second, and its watch is over; split, it was not, and somebody looks again', async () => {
  const { first, second, due, child, other } = await twoReports('Sorrel Ashbrook')
  assert.deepEqual(await watched(first), [due])

  await done('Asha Nolan', `/api/missing/${second}/match`, { child, because: 'One address' })
  assert.deepEqual([(await shown(first)).repeatedBy?.recordId, await watched(first)], [second, []])

  await done('Rosa Wexford', `/api/person/${other}/splitting`, { because: 'Two girls of one name' })
  assert.deepEqual([(await shown(first)).repeatedBy, await watched(first)], [null, [due]])
  const { watch } = JSON.parse((await (await named('Dev Ramsden')).get('/api/children/repeat')).text)
  const rows = watch.filter((one: { recordId: string }) => one.recordId === first)
  assert.deepEqual(
    rows.map((one: { until: string }) => one.until),
    [due],
    'one child, by the watch that runs',
  )
})

test('somebody had looked before the second was reported: when that was void, nobody is asked to look once more', async () => {
  const first = await report('Alder Ashbrook')
  await home(await named('Mina Harrow'), first)
  const { personId } = await shown(first)
  now = plus(now, hours(24 * 3))
  const kept = { heard: 'the child', found: 'At school', next: null, at: null }
  await done('Mina Harrow', `/api/missing/${first}/watch`, kept)
  now = plus(now, hours(24 * 2))
  const second = await report('Alder Ashbrook', { personId })
  await done('Dev Ramsden', `/api/missing/${second}/void-proposal`, { because: 'Taken twice by mistake' })
  await done('Gareth Ashdown', `/api/missing/${second}/void`, { because: 'Agreed' })

  assert.deepEqual([(await shown(first)).repeatedBy, await watched(first)], [null, []])
})

test('what was reported and erased since is no mistake: the first stays told of it, whatever becomes of the child’s other records', async () => {
  const { first, second, child } = await twoReports('Rowan Ashbrook')
  await done('Asha Nolan', `/api/missing/${second}/match`, { child, because: 'One address' })
  await it.owner.write({ force: (await named('Dev Ramsden')).person.forceId, who: SYSTEM, now }, async (writer) => {
    // As an erasure leaves it: the record is in no list of the child's any more.
    await writer.query(sql`alter table episode no force row level security`)
    await writer.query(sql`delete from episode where record_id = ${second}`)
    await writer.query(sql`alter table episode force row level security`)
  })
  now = plus(now, hours(24))
  const third = await report('Rowan Ashbrook', { personId: child })
  await done('Dev Ramsden', `/api/missing/${third}/void-proposal`, { because: 'Taken twice by mistake' })
  await done('Gareth Ashdown', `/api/missing/${third}/void`, { because: 'Agreed' })

  assert.deepEqual([(await shown(first)).repeatedBy?.recordId, await watched(first)], [second, []])
})

test('the second was void, and is found to be so when the four weeks are over: a week is left to look', async () => {
  const { first, second, child } = await twoReports('Linden Ashbrook')
  await done('Asha Nolan', `/api/missing/${second}/match`, { child, because: 'One address' })
  now = plus(now, hours(24 * 40))
  await done('Dev Ramsden', `/api/missing/${second}/void-proposal`, { because: 'Taken twice by mistake' })
  await done('Gareth Ashdown', `/api/missing/${second}/void`, { because: 'Agreed' })

  assert.deepEqual([(await shown(first)).repeatedBy, await watched(first)], [null, [plus(now, hours(24 * 7))]])
  const page = (await (await named('Dev Ramsden')).get(`/missing/${first}`)).text
  assert.match(page, /Vigil was told that there was no further report[\s\S]{0,200}the record was void/i)
})

test('of a restricted child too: void, the record is closed to whoever agreed to it, and the first is told all the same', async () => {
  const { first, second, due, child } = await twoReports('Yarrow Ashbrook')
  await done('Asha Nolan', `/api/missing/${second}/match`, { child, because: 'One address' })
  await done('Dev Ramsden', `/api/person/${child}/restriction`, { reason: 'A witness in a trial' })
  await done('Dev Ramsden', `/api/missing/${second}/void-proposal`, { because: 'Taken twice by mistake' })
  await done('Gareth Ashdown', `/api/missing/${second}/void`, { because: 'Agreed' })

  assert.deepEqual(await watched(first), [due])
})

test('a record of the time before was void: the open episode is counted anew, and its harm counts no more', async () => {
  const first = await report('Marram Holloway')
  await home(await named('Mina Harrow'), first)
  const learned = { harm: 'serious harm', harmDetail: 'x', where: 'x', withWhom: null, why: null, intended: 'no' }
  await done('Mina Harrow', `/api/missing/${first}/learning`, learned)
  const second = await report('Marram Holloway', { personId: (await shown(first)).personId })
  const harmedBefore = async () =>
    (
      await read(sql`
        select body -> 'history' ->> 'harmedBefore' as harm from fact
        where record_id = ${second} and body -> 'history' is not null
        order by position desc limit 1`)
    )[0]?.['harm']
  assert.equal(await harmedBefore(), 'serious harm')
  await done('Dev Ramsden', `/api/missing/${first}/void-proposal`, { because: 'Another child' })
  await done('Gareth Ashdown', `/api/missing/${first}/void`, { because: 'Agreed' })
  assert.equal(await harmedBefore(), 'no')
})

test('the earlier record is void when the second child is home: that was the first time after all, and somebody looks again', async () => {
  const mistaken = await report('Hazel Ashbrook')
  await home(await named('Mina Harrow'), mistaken)
  const { personId } = await shown(mistaken)
  now = plus(now, hours(24 * 2))
  const second = await report('Hazel Ashbrook', { personId })
  const since = now
  await home(await named('Mina Harrow'), second)
  assert.deepEqual(await watched(second), [], 'the second time')

  await done('Dev Ramsden', `/api/missing/${mistaken}/void-proposal`, { because: 'She was at school' })
  await done('Gareth Ashdown', `/api/missing/${mistaken}/void`, { because: 'Agreed' })

  const [until, ...more] = await watched(second)
  assert.deepEqual([String(until).slice(0, 10), more], [plus(since, hours(24 * 28)).slice(0, 10), []])
})

test('split when both are home: each was a first time; merged again, only the first is', async () => {
  const { first, second, child, other } = await twoReports('Rue Ashbrook')
  await done('Asha Nolan', `/api/missing/${second}/match`, { child, because: 'One address' })
  await home(await named('Mina Harrow'), second)
  assert.deepEqual([(await watched(first)).length, (await watched(second)).length], [0, 0])

  await done('Rosa Wexford', `/api/person/${other}/splitting`, { because: 'Two girls of one name' })
  assert.deepEqual([(await watched(first)).length, (await watched(second)).length], [1, 1])
  await done('Rosa Wexford', `/api/person/${other}/merging`, { into: child, because: 'One girl' })
  assert.deepEqual([(await watched(first)).length, (await watched(second)).length], [0, 0])
})

const owesReferral = async (record: string): Promise<boolean> =>
  (
    await read(sql`
      select 1 as one from duty
      where record_id = ${record} and name = 'refer a child missing repeatedly' and met_at is null and ended_at is null
      limit 2`)
  ).length === 1

test('two reports here and one there are three when the records are merged, all home: the last asks for the referral; one of them void, it asks no more', async () => {
  const [a, b] = [await report('Bryony Ashbrook'), await report('Briony Ashbrook')]
  await home(await named('Mina Harrow'), a)
  await home(await named('Mina Harrow'), b)
  const { personId } = await shown(a)
  now = plus(now, hours(24))
  const c = await report('Bryony Ashbrook', { personId })
  await home(await named('Mina Harrow'), c)
  const owing = async () => [await owesReferral(a), await owesReferral(b), await owesReferral(c)]
  assert.deepEqual(await owing(), [false, false, false])

  await done('Rosa Wexford', `/api/person/${(await shown(b)).personId}/merging`, {
    into: personId,
    because: 'One child',
  })
  assert.deepEqual(await owing(), [false, false, true])

  await done('Dev Ramsden', `/api/missing/${b}/void-proposal`, { because: 'Taken twice' })
  await done('Gareth Ashdown', `/api/missing/${b}/void`, { because: 'Agreed' })
  assert.deepEqual(await owing(), [false, false, false])
})

test('a fourth report before anybody referred: one referral, under whichever report, is that of both', async () => {
  const reports: string[] = []
  let personId: string | null = null
  for (let count = 0; count < 4; count += 1) {
    const record = await report('Tansy Ashbrook', personId === null ? {} : { personId })
    personId = (await shown(record)).personId
    await home(await named('Mina Harrow'), record)
    reports.push(record)
    now = plus(now, hours(1))
  }
  const [, , third = '', fourth = ''] = reports
  assert.deepEqual([await owesReferral(third), await owesReferral(fourth)], [true, true])

  const referral = { to: 'repeat missing referral', reference: 'R-7', detail: 'Four in four hours', at: null }
  await done('Rosa Wexford', `/api/missing/${fourth}/referrals`, referral)

  assert.deepEqual([await owesReferral(third), await owesReferral(fourth)], [false, false])
  assert.match(
    (await (await named('Dev Ramsden')).get(`/missing/${third}`)).text,
    /was told of the referral as missing repeatedly/,
  )
})
