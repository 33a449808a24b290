// One board for the room: adults of another system are shown beside the children, read-only, and replaced by each list.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { readAdults } from './read.ts'

let now: Instant = instant('2026-11-23T21:00:00Z')
const it = await testApp({ clock: () => now })
const header = 'reference,name,age,level,missing since,place,owner'
const list = `${header}
N-1,Ann Other,44,HIGH,2026-11-23 18:30,"Station, platform 2",PS Brook
N-2,Bo Drake,81,medium,2026-11-22T20:00:00Z,,`

const send = async (text: string, more: object = {}) =>
  await (await it.named('Dev Ramsden')).api('/api/adult-list/lists', { system: 'Niche', asAt: now, text, ...more })
const board = async () => (await (await it.named('Asha Nolan')).get('/board')).text

test('a list is read: local times and instants, empty places, any case of a grade', () => {
  const { adults, wrong } = readAdults(list, now)
  assert.deepEqual(wrong, [])
  assert.deepEqual(adults[1], {
    reference: 'N-2',
    name: 'Bo Drake',
    age: 81,
    level: 'MEDIUM',
    since: '2026-11-22T20:00:00.000Z',
    place: null,
    owner: null,
  })
  assert.equal(adults[0]?.since, '2026-11-23T18:30:00.000Z')
})

test('everything wrong is said at once, by row; a child is sent to a report of its own', async () => {
  const bad = `${header}\nN-1,,44,HIGH,2026-11-23 18:30,,\nN-1,Kit,14,URGENT,soon,,\nN-3,Cy,30,LOW,2027-01-01 10:00,,`
  assert.deepEqual(readAdults(bad, now).wrong, [
    'Row 2: no name.',
    'Row 3: a child: make a separate report here for each child.',
    'Row 3: “URGENT” is not a grade: HIGH, MEDIUM, LOW, VERY_LOW.',
    'Row 3: missing since is not a date and time, like 2026-11-23 20:15.',
    'Row 4: missing since a time that has not come.',
    'Reference N-1 is there twice.',
  ])
  assert.deepEqual(readAdults('name\nAnn', now).wrong, [
    `The first row names the columns ${header.replaceAll(',', ', ')}. Missing: reference, age, level, missing since.`,
  ])
  assert.match(readAdults('"open', now).wrong[0] ?? '', /not a list of comma-separated values/)
  const refused = await send(bad)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Row 3: a child/)
  assert.doesNotMatch(await board(), /Adults, from other systems/)
  const both = await send(bad, { asAt: '' })
  assert.match(both.text, /"asAt"[\s\S]*Row 3: a child/, 'with what else is missing')
})

test('shown on the board without a link, with the system and the age of the list; an hour old it says so', async () => {
  assert.equal((await send(list)).status, 201)
  const shown = await board()
  assert.match(shown, /Adults, from other systems: read-only here/)
  assert.match(shown, /Ann Other, 44/)
  assert.match(shown, /Niche N-1/)
  assert.doesNotMatch(shown, /<a[^>]*>Ann Other/)
  now = plus(now, hours(2))
  assert.match(await board(), /as at 21:00, 2 h old/)
})

test('the next list of the system replaces it; another system’s stays; no name is in the ledger', async () => {
  assert.equal((await send(`${header}\nC-9,Di East,52,LOW,2026-11-23 12:00,,`, { system: 'Connect' })).status, 201)
  assert.equal((await send(`${header}\nN-2,Bo Drake,81,HIGH,2026-11-22 20:00,,`)).status, 201)
  const shown = await board()
  assert.doesNotMatch(shown, /Ann Other/)
  assert.match(shown, /Bo Drake, 81/)
  assert.match(shown, /Di East, 52/)
  const { rows } = await it.owner.read(
    { force: 'staffordshire-demonstration', who: SYSTEM, now },
    async (reader) =>
      await reader.query(sql`select body::text as body from fact where kind = 'adult-list.received/1' limit 9`),
  )
  assert.equal(rows.length, 3)
  assert.doesNotMatch(JSON.stringify(rows), /Drake|Other|East/)
  assert.equal((await (await it.named('Asha Nolan')).api('/api/adult-list/lists', {})).status, 403)
})
