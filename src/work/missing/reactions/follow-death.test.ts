// A child is found dead: what their earlier episodes still owe to a living child ends with its reason, and whoever works on them is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { folded, type Happening, happened, located, other, reported, returned, start } from '../measures/example.ts'
import { missingForClose } from '../missing-for-close.ts'

let now: Instant = instant('2026-06-01T10:00:00Z')
const it = await testApp({ clock: () => now })
const named = async (name: string) => await it.as((await it.named(name)).person)

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
