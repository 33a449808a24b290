// Another takes its place: two people, one of them a chief officer; nothing disappears in public; and a weaker test is known for weaker.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { recommendation } from './procedure.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const chief = await it.named('Tess Mowbray')
const other = await it.named('Sunita Brand')
const office = await it.named('Uma Kettering')
const { site, lookNow } = await testSite(it, () => now)
const root = `/${demonstrationForce.id}`
const publicly = async (path: string) => await site.inject({ method: 'GET', url: `${root}${path}` })

const recordOf = async (reference: string): Promise<string> =>
  JSON.parse((await keeper.get('/api/recommendations')).text).rows.find(
    (row: { reference: string }) => row.reference === reference,
  ).record_id
const post = async (who: typeof keeper, record: string, what: string, body: object) =>
  await who.api(`/api/recommendation/${record}/${what}`, body)
const page = async (record: string) => (await keeper.get(`/recommendation/${record}`)).text
const [old, next, third] = [
  await recordOf('NCPI-2021/8'),
  await recordOf('NCPI-2021/9'),
  await recordOf('NCPI-2021/10'),
]

async function tested(record: string, threshold: number) {
  const asked = {
    ...{ criteria: [{ measure: 'M3', part: null, threshold, minimumN: 10 }] },
    ...{ sustainedMonths: 3, mostNotEvidenced: 0.1 },
  }
  const proposed = await post(keeper, record, 'test-proposals', { test: asked, because: 'As the board asked' })
  assert.equal(proposed.status, 200, proposed.text)
  assert.equal((await post(chief, record, 'test-approval', {})).status, 200)
}
async function published() {
  now = plus(now, hours(0.1))
  const done = await office.api('/api/published-figures/releases', {})
  assert.equal(done.status, 201, done.text)
  await lookNow()
}

test('asked by one, it stands; whoever asked agrees nothing, and who is no chief officer neither', async () => {
  await tested(old, 0.2)
  await tested(next, 0.4)
  assert.equal((await post(keeper, old, 'successors', { by: next, because: 'Asked anew' })).status, 200)
  assert.match(await page(old), /Somebody has asked to replace it with <a [^>]*>NCPI-2021\/9<\/a>: “Asked anew”/)
  assert.match(await page(old), /Stage as recorded: received/)
  assert.equal((await post(keeper, old, 'superseding-agreements', {})).status, 403)
  assert.match((await post(keeper, old, 'successors', { by: third, because: 'x' })).text, /already asked to replace it/)
  assert.equal((await post(other, old, 'superseding-refusals', { because: 'It is not the same' })).status, 200)
  assert.doesNotMatch(await page(old), /Somebody has asked to replace it/)
  assert.match((await post(chief, old, 'superseding-agreements', {})).text, /Nobody has asked to replace it/)
})

test('who agrees sees both as they stand, and that the other’s test asks less', async () => {
  assert.equal((await post(keeper, old, 'successors', { by: next, because: 'Asked anew in 2026' })).status, 200)
  const look = (await chief.get(`/recommendation/${old}/superseding-agreements`)).text
  assert.match(look, /status insufficient data\. It would be superseded by: NCPI-2021\/9/)
  assert.match(look, /The closure test of NCPI-2021\/9 asks for less: M3 is asked 40% instead of 20%/)
  assert.match(look, /It stays on the public site/)
})

test('agreed: public still, each names the other, and the weaker test is a loosening in the open', async () => {
  await published()
  const before = JSON.parse((await publicly('/data.json')).body).recommendations.length
  assert.equal((await post(chief, old, 'superseding-agreements', {})).status, 200)
  assert.match(await page(old), /Asked anew in 2026<\/span><span class="vigil-detail">agreed by Tess Mowbray/)
  assert.match(await page(next), /It was loosened 1 time|It was loosened once/)
  await published()
  const list = (await publicly('')).body
  assert.match(list, /Superseded by another: 1\./)
  assert.match(
    list,
    /<strong>Superseded<\/strong><span class="vigil-detail">by NCPI-2021\/9; its last status: insufficient data/,
  )
  const gone = await publicly(`/${old}`)
  assert.equal(gone.statusCode, 200)
  assert.match(
    gone.body,
    new RegExp(`Superseded by <a [^>]*/${next}">NCPI-2021/9</a>.</strong> Why: Asked anew in 2026`),
  )
  assert.match(gone.body, /Status, computed: insufficient data/)
  const successor = (await publicly(`/${next}`)).body
  assert.match(successor, new RegExp(`It replaced <a [^>]*/${old}">NCPI-2021/8</a>`))
  assert.match(
    successor,
    /M3 is asked 40% instead of 20%\. Why: It took the place of NCPI-2021\/8\. Asked anew in 2026/,
  )
  const data = JSON.parse((await publicly('/data.json')).body).recommendations
  assert.equal(data.length, before)
  assert.equal(data.find((one: { id: string }) => one.id === old).better, 'superseded')
  assert.match((await publicly('/feed.atom')).body, /NCPI-2021\/8: superseded/)
  const inspector = await it.named('Ines Fallow')
  assert.match(
    (await inspector.get('/inspector')).text,
    />NCPI-2021\/8<(?:(?!Its stage)[\s\S])*Its stage: <strong>superseded</,
  )
})

test('one without a test takes the place, and its first test is held against the one before', async () => {
  const fourth = await recordOf('NCPI-2021/7')
  assert.equal((await post(keeper, third, 'successors', { by: fourth, because: 'Asked anew' })).status, 200)
  await tested(third, 0.2)
  assert.equal((await post(chief, third, 'superseding-agreements', {})).status, 200)
  await tested(fourth, 0.5)
  assert.match(await page(fourth), /M3 is asked 50% instead of 20%/)
})

test('what has ended gives no place away, and takes none', async () => {
  assert.match(
    (await post(keeper, old, 'successors', { by: third, because: 'x' })).text,
    /It has already been replaced/,
  )
  const [closed, open] = [await recordOf('A1'), await recordOf('NCPI-2021/1')]
  assert.match(
    (await post(keeper, closed, 'successors', { by: open, because: 'x' })).text,
    /It was verified, closed or rejected/,
  )
  assert.match(
    (await post(keeper, open, 'successors', { by: closed, because: 'x' })).text,
    /Choose one on which something is still owed/,
  )
})

test('the rows of all this are those that the facts give', async () => {
  const known = [rebuildable(recommendation)]
  const again = await rebuild(it.databases.clock, known, it.app.policies, { force: keeper.person.forceId, now })
  assert.deepEqual(again.differences, [])
})
