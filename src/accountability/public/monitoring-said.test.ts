// Stages of monitoring go on the public site as they are published: three dates and the source, of this force and of others; never the register's own words, nor what nobody outside was told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const { site, lookNow } = await testSite(it, () => now)
const [office, keeper] = [await it.named('Uma Kettering'), await it.named('Milo Ferrand')]
const root = `/${office.person.forceId}`
const get = async (path: string) => {
  await lookNow()
  const { statusCode, body } = await site.inject({ method: 'GET', url: `${root}${path}` })
  assert.equal(statusCode, 200, path)
  return body
}
const record = async (body: object) => {
  const answer = await (await it.as(keeper.person)).api('/api/monitoring/stages', {
    decided: null,
    effective: null,
    because: null,
    ...body,
  })
  assert.ok(answer.status < 300, answer.text)
}

test('what is announced stands with its dates and its source, how many are in engage is said; what is not, does not', async () => {
  await it.app.judge(office.person.forceId)
  await record({
    ...{ force: 'Kent Police', stage: 'engage', announced: '2026-10', decided: '2026-10-01', effective: null },
    ...{ source: 'https://inspectorate.example/kent', because: 'Read aloud by Zephyrine' },
  })
  await record({ force: 'Essex Police', stage: 'engage', announced: '2026-11-02', source: '=HYPERLINK("x")' })
  await record({ force: 'Sussex Police', stage: 'engage', announced: null, effective: '2026-10-05', source: null })
  await record({ force: 'Sussex Police', stage: 'scan', announced: null, effective: '2026-11-05', source: null })
  // Decided in a closed meeting, and nobody outside was told.
  await record({ force: 'Surrey Police', stage: 'engage', announced: null, decided: '2026-11-20', source: null })
  const published = await office.api('/api/published-figures/releases', {})
  assert.equal(published.status, 201, published.text)
  const page = (await get('/monitoring')).replace(/\s+/g, ' ')
  assert.match(
    page,
    /On 23 November 2026, 2 of 43 forces were in engage, as recorded here: Essex Police, Kent Police\./,
  )
  assert.match(page, /Kent Police<\/th>.*engage.*October 2026.*1 October 2026.*not known.*href="https:\/\/inspectorate/)
  assert.doesNotMatch(page, /Surrey|Zephyrine/)
  assert.match((await get('')).replace(/\s+/g, ' '), /2 of 43 forces were in engage.*href="[^"]*\/monitoring"/)
  const csv = await get('/monitoring.csv')
  assert.match(csv, /^stage_id,force,stage,announced,decided,effective,source\n/)
  assert.match(csv, /,Kent Police,engage,2026-10,2026-10-01,,https:\/\/inspectorate\.example\/kent\n/)
  assert.match(csv, /"'=HYPERLINK/)
  const { monitoring } = JSON.parse(await get('/data.json'))
  const of = (force: string) => monitoring.stages.filter((one: { force: string }) => one.force === force).length
  // This force’s own two are dated by when each took effect; no place is on record for either.
  assert.deepEqual(['Kent Police', 'Sussex Police', 'Staffordshire Police', 'Surrey Police'].map(of), [1, 2, 2, 0])
  assert.ok(csv.includes(monitoring.stages[0].id))
})

test('an identity is the same in every release, and the next one says what became of it', async () => {
  const before = JSON.parse(await get('/data.json')).monitoring.stages
  now = plus(now, hours(2))
  await record({ force: 'Kent Police', stage: 'scan', announced: '2026-11-20', source: null })
  const again = await (await it.as(office.person)).api('/api/published-figures/releases', {})
  assert.equal(again.status, 201, again.text)
  const { monitoring } = JSON.parse(await get('/data.json'))
  for (const { id } of before) assert.ok(monitoring.stages.some((one: { id: string }) => one.id === id))
  assert.match(monitoring.words[0], /^On 23 November 2026, 1 of 43 forces was in engage/)
})

test('of any day up to the release it is said how many were in engage, without a script; of another day, why not', async () => {
  const on = async (day: string) => {
    const { statusCode, body } = await site.inject({
      method: 'GET',
      url: `${root}/monitoring?on=${encodeURIComponent(day)}`,
    })
    return { statusCode, body: body.replace(/\s+/g, ' ') }
  }
  const before = await on('2026-11-03')
  assert.equal(before.statusCode, 200)
  assert.match(before.body, /On 3 November 2026, 3 of 43 forces were in engage[^<]*: [^<]*Sussex Police[^<]*\./)
  assert.match(before.body, /<form method="get"[^>]*>.*name="on"[^>]*value="2026-11-03"/)
  assert.match((await on('2026-10-15')).body, /2 of 43 forces were in engage[^<]*: Kent Police, Sussex Police\./)
  for (const wrong of ['2026-11-24', '2026-02-30', '"><script>', ''])
    assert.deepEqual((await on(wrong)).statusCode, 422, wrong)
  const { body } = await on('"><script>')
  assert.match(body, /Enter a day up to 23 November 2026/)
  assert.ok(!body.includes('"><script>'))
})
