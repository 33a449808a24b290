// A child is found dead: what their earlier episodes still owe to a living child ends with its reason, and whoever works on them is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import {
  folded,
  type Happening,
  happened,
  history,
  located,
  other,
  reported,
  returned,
  start,
} from '../../../../test/episode-of-facts.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { missingForClose } from '../missing-for-close.ts'

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
const owed = async (record: string): Promise<readonly string[]> =>
  (
    await read(sql`
      select distinct name from duty
      where record_id = ${record} and met_at is null and not_done_at is null and ended_at is null
      order by name limit 50`)
  ).map((row) => String(row['name']))
const dies = async (record: string) =>
  await done('Gareth Ashdown', `/api/missing/${record}/grave-outcome`, {
    ...{ outcome: 'found dead', place: 'The canal', detail: 'Confirmed by a doctor', at: null, harmedAt: null },
    checked: true,
  })
const ofTheLiving = ['hold a prevention interview', 'hold a return interview', 'offer a return interview']

test('given an earlier episode that owes a return interview, when the child is found dead in the next, it owes none, and the coordinator is told', async () => {
  const first = await report('Sorrel Ashbrook')
  await home(await named('Mina Harrow'), first)
  now = plus(now, hours(20))
  const second = await report('Sorrel Ashbrook', { personId: (await shown(first)).personId })
  for (const name of ofTheLiving.slice(1)) assert.ok((await owed(first)).includes(name), name)

  await dies(second)

  for (const name of ofTheLiving) assert.ok(!(await owed(first)).includes(name), name)
  assert.ok((await owed(second)).includes('tell the authority of the death'))
  const page = (await (await named('Rosa Wexford')).get(`/missing/${first}`)).text
  assert.match(page, /was told that the child has died[\s\S]*what was still owed here to a living child has ended/)
  const told = await read(sql`
    select recipient, words from outbox where record_id = ${first} and words like 'This child has died%' limit 9`)
  assert.deepEqual(
    told.map((one) => one['recipient']),
    ['missing person coordinator'],
  )
  assert.doesNotMatch(JSON.stringify(told), /Sorrel/)
})

test('given a death under a record merged by mistake, when the two are split, the living child is owed the return interview again, and somebody is told', async () => {
  const first = await report('Linnet Prowse')
  await home(await named('Mina Harrow'), first)
  now = plus(now, hours(20))
  const second = await report('Linnet Prowse', { personId: null })
  await dies(second)
  const [child, dead] = [(await shown(first)).personId, (await shown(second)).personId]
  assert.ok((await owed(first)).includes('offer a return interview'), 'nobody has said that it is the same child')

  await done('Dev Ramsden', `/api/missing/${second}/match`, { child, because: 'One address' })
  assert.ok(!(await owed(first)).includes('offer a return interview'))
  await done('Rosa Wexford', `/api/person/${dead}/splitting`, { because: 'Two girls of one name' })

  assert.ok((await owed(first)).includes('offer a return interview'))
  const told = await read(sql`
    select words from outbox where record_id = ${first} and words like 'It was another child%' limit 9`)
  assert.equal(told.length, 1)
})

const diedElsewhere = (at: number) => happened('missing.died-elsewhere/1', at, { recordId: other })
const open = (...happenings: readonly Happening[]) =>
  folded(...happenings)
    .duties.filter(isOpen)
    .map(({ name }) => name)

test('given whoever waits for a contact about the earlier episode, when the child dies in another, that person is told of the death, and it can be closed without an interview', () => {
  const by = plus(start, minutes(120))
  const promised = happened('missing.contact-promised/1', 20, { to: 'father', by, allowedBy: null })
  const file = [reported(), promised, located(100), returned(105)]
  assert.ok(open(...file).includes('hold a prevention interview'))
  const after = open(...file, diedElsewhere(300))
  assert.ok(after.includes('tell the family of the death'))
  for (const name of [
    'hold a prevention interview',
    'offer a return interview',
    'tell the family the child is located',
  ])
    assert.ok(!after.includes(name), name)
  assert.ok(!open(reported(), located(100), returned(105), diedElsewhere(300)).includes('tell the family of the death'))
  const { state, policyAt } = folded(...file, diedElsewhere(300))
  const missed = missingForClose(state, policyAt(by), by).map(({ field }) => field)
  assert.ok(!missed.includes('prevention-interview'))
})

test('given a concern that is open still, when the child dies in another episode, no next look is owed; and none of a return that is entered late', () => {
  const concern = reported({ path: 'concern for safety', reviewBy: plus(start, minutes(240)) })
  assert.ok(open(concern).includes('review the risk'))
  assert.ok(!open(concern, diedElsewhere(60)).includes('review the risk'))
  assert.ok(!open(reported(), located(50), diedElsewhere(60), returned(55)).includes('offer a return interview'))
})

const assign = async (record: string) => {
  const { staffId } = (await named('Gareth Ashdown')).person
  await done('Dev Ramsden', `/api/missing/${record}/assignment`, { staffId, at: null })
}
const ends = { summary: 'The coroner’s officer named the same girl', checked: true }
const told = async (record: string) =>
  (
    await read(sql`
      select recipient, channel, words from outbox
      where record_id = ${record} and words like '%found dead in another episode%'
      order by recipient limit 9`)
  ).map((one) => [one['recipient'], one['channel']])

test('given a second search for the same child, when they are found dead in the first, its owner is told at once and it goes on until somebody has checked and whoever waits was told; then it ends, and a split starts it again', async () => {
  const searched = await report('Teasel Marlow')
  await assign(searched)
  const found = await report('Teasel Marlow', { personId: null })
  await done('Dev Ramsden', `/api/missing/${found}/match`, {
    child: (await shown(searched)).personId,
    because: 'One address',
  })

  await dies(found)

  assert.deepEqual(
    (await told(searched)).map(([, channel]) => channel).sort(),
    ['phone', 'screen', 'screen'],
    'its owner on the phone, and two on their lists',
  )
  assert.equal((await shown(searched)).phase, 'reported')
  assert.ok((await owed(searched)).includes('end the search after a death'))
  const page = (await (await named('Gareth Ashdown')).get(`/missing/${searched}`)).text
  assert.match(page, /Found dead in <a[^>]*>another episode<\/a>[\s\S]*end-after-death">end this search/)
  const end = `/api/missing/${searched}/end-after-death`
  const waiting = await (await named('Gareth Ashdown')).api(end, ends)
  assert.match(waiting.text, /not recorded as told of the death/, 'the caller was promised a contact')
  const toldAll = { detail: 'Told in person', nextBy: null, medianTold: false, allowedBy: null, at: null }
  const promises = await read(sql`
    select occurrence from duty
    where record_id = ${searched} and name = 'tell the family of the death' and met_at is null
    limit 9`)
  await done('Mina Harrow', `/api/missing/${searched}/family-contacts`, {
    ...{ who: 'The caller', reached: true, keeps: promises.map((one) => String(one['occurrence'])) },
    ...toldAll,
  })
  await done('Gareth Ashdown', end, ends)
  assert.equal((await shown(searched)).phase, 'closed')
  assert.deepEqual(await owed(searched), [])

  const { personId } = await shown(found)
  await done('Rosa Wexford', `/api/person/${personId}/splitting`, { because: 'Two girls of one name' })
  assert.equal((await shown(searched)).phase, 'reported', 'missing still')
  const anew = await owed(searched)
  assert.ok(anew.includes('grade the risk') && anew.includes('deploy an officer'), String(anew))
})

test('given a child found dead, when they are reported missing again, whoever acts on the report is told of it', async () => {
  const first = await report('Sedge Hallam')
  await home(await named('Mina Harrow'), first)
  await dies(first)
  now = plus(now, hours(20))
  const second = await report('Sedge Hallam', { personId: (await shown(first)).personId })
  assert.ok((await owed(second)).includes('end the search after a death'))
  assert.deepEqual(
    (await told(second)).map(([to]) => to),
    ['force incident manager', 'missing person coordinator'],
  )
})

const undone = (at: number) => happened('missing.death-elsewhere-undone/1', at, { recordId: other })
const byDue = (...happenings: readonly Happening[]) =>
  new Map(folded(...happenings).duties.flatMap((duty) => (isOpen(duty) ? [[duty.name, duty] as const] : [])))

test('given a child who came back and whose death was another child’s, when that is known, each duty that the death ended is owed again by its own time, and at once where that has passed', () => {
  const often = { ...history, reportsIn90Days: 3, reportsIn12Months: 5 }
  const promised = happened('missing.contact-promised/1', 20, {
    to: 'father',
    by: plus(start, minutes(90)),
    allowedBy: null,
  })
  const file = [reported({ history: often }), promised, located(100), returned(105)]
  const before = byDue(...file)
  const after = byDue(...file, diedElsewhere(110), undone(60 * 40))

  assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort())
  const at = plus(start, minutes(60 * 40))
  for (const [name, { dueAt, source }] of after) {
    const was = before.get(name)
    assert.equal(dueAt, was !== undefined && was.dueAt > at ? was.dueAt : at, name)
    if (was !== undefined && was.dueAt < at && name !== 'meet about repeated episodes')
      assert.match(source, /another child who died[\s\S]*due at once/, name)
  }
  assert.equal(after.get('hold a return interview')?.dueAt, plus(start, minutes(105 + 72 * 60)))
  assert.equal(after.get('hold a prevention interview')?.dueAt, at)
})

test('given what was over for a reason of its own, when the death turns out to be another child’s, it is not owed again', () => {
  const seen = happened('missing.family-contacted/1', 107, {
    ...{ who: 'father', detail: 'x', nextBy: null, medianTold: false, reached: true, keeps: [2] },
  })
  const promised = happened('missing.contact-promised/1', 20, {
    to: 'father',
    by: plus(start, minutes(90)),
    allowedBy: null,
  })
  const file = [reported(), promised, located(100), returned(105), seen, diedElsewhere(110), undone(300)]
  assert.ok(!byDue(...file).has('tell the family the child is located'))
  assert.ok(!byDue(...file).has('tell the family of the death'))
})
