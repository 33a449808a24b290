// Before a force's first figures the public site says that there are none yet, and shows what its commissioner published by law all the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { type Instant, instant } from '../../kernel/time.ts'

const now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const { site, lookNow } = await testSite(it, () => now)
const [office, keeper] = [await it.named('Uma Kettering'), await it.named('Sam Underhill')]
const root = '/staffordshire-demonstration'
const get = async (path: string) => {
  await lookNow()
  const { statusCode, body } = await site.inject({ method: 'GET', url: path })
  return { status: statusCode, text: body.replace(/\s+/g, ' ') }
}
const links = (html: string) => [...html.matchAll(/href="(\/[^"#]*)"/g)].map(([, path = '']) => path)

const ofForce = ['', '/section-55', '/commissioner', '/monitoring', '/releases', '/questions', '/question']

test('a force that works here and has published nothing has its pages; one that does not is not known', async () => {
  await it.app.forums()
  for (const path of ofForce) {
    const { status, text } = await get(`${root}${path}`)
    assert.equal(status, 200, path)
    assert.match(text, /Staffordshire \(demonstration\)/)
    assert.match(text, /No figures are published yet/)
    for (const link of links(text)) assert.equal((await get(link)).status, 200, `${link} on ${path}`)
  }
  assert.match((await get('/')).text, /No figures yet<\/h2>.*Staffordshire \(demonstration\)/)
  assert.match((await get(`${root}/question`)).text, /here once its first figures are published/)
  assert.ok(
    links((await get(`${root}/questions`)).text).includes(`${root}/question`),
    'whoever has a question finds it',
  )
  for (const path of ofForce) assert.equal((await get(`/nowhere${path}`)).status, 404, path)
})

test('what programs read later is there, empty and in the same form', async () => {
  const head = (await get(`${root}/data.csv`)).text
  assert.match(head, /^recommendation_id,reference,/)
  assert.match((await get(`${root}/monitoring.csv`)).text, /^stage_id,force,stage,/)
  const data = JSON.parse((await get(`${root}/data.json`)).text)
  assert.deepEqual([data.releaseId, data.recommendations], [null, []])
  assert.equal(JSON.parse((await get(`${root}/proof.json`)).text).proof, null)
  assert.match(
    (await get(`${root}/feed.atom`)).text,
    /<feed [^>]*>.*<updated>2026-11-23T09:00:00.000Z<\/updated>.*<\/feed> $/,
  )
  assert.match((await get('/verifier.txt')).text, /No release has been signed yet/)
})

test('search engines find everything, by one list; an address with a slash at its end leads to the page', async () => {
  assert.match((await get('/robots.txt')).text, /Allow: \/ Sitemap: \S+\/sitemap\.xml/)
  const listed = [...(await get('/sitemap.xml')).text.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)]
  assert.ok(listed.length >= 10, String(listed.length))
  for (const [, path = ''] of listed) assert.equal((await get(path)).status, 200, path)
  const answer = await site.inject({ method: 'GET', url: `${root}/` })
  assert.deepEqual([answer.statusCode, answer.headers.location], [308, root])
  assert.equal((await get('//elsewhere.example/')).status, 404)
})

test('a page that somebody has is not sent again, by whichever of its tags it is named', async () => {
  const first = await site.inject({ method: 'GET', url: root, headers: { 'accept-encoding': 'gzip' } })
  const tag = String(first.headers.etag)
  assert.match(tag, /^W\/"/)
  assert.equal(first.headers['content-encoding'], 'gzip')
  for (const named of [tag, tag.slice(2), `"other", ${tag}`]) {
    const again = await site.inject({ method: 'GET', url: root, headers: { 'if-none-match': named } })
    assert.deepEqual([again.statusCode, again.body], [304, ''], named)
  }
  const refusing = await site.inject({ method: 'GET', url: root, headers: { 'accept-encoding': 'gzip;q=0, br' } })
  assert.equal(refusing.headers['content-encoding'], undefined)
})

test('comments published before the first figures stand there from the day they are published', async () => {
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'NCPI-8', title: 'Eighth inspection', body: 'HMICFRS', kind: 'initial', fieldwork: null },
    ...{ programme: 'national child protection inspection, 2024 framework', publishedOn: '2026-11-02' },
    ...{ address: null, follows: null, readers: [] },
  })
  assert.equal(entered.status, 201, entered.text)
  const { rows } = JSON.parse((await office.get('/api/section-55s')).text)
  const id = rows.find((one: { report: string }) => one.report === 'Eighth inspection').record_id
  const post = async (path: string, body: object) => {
    const answer = await office.api(`/api/section-55/${id}/${path}`, body)
    assert.equal(answer.status, 200, answer.text)
  }
  await post('invitation', { replyBy: '2026-11-24' })
  const chief = await it.named('Tess Mowbray')
  assert.equal((await chief.api(`/api/section-55/${id}/chief-comments`, { comments: null })).status, 200)
  await post('own-comments', { comments: 'We read it with the families.', reply: null })
  await post('publication', { address: 'https://commissioner.example/8' })
  const { text } = await get(`${root}/section-55`)
  assert.match(text, /No figures are published yet.*Comments published.*Eighth inspection/)
  const one = await get(`${root}/section-55/${id}`)
  assert.equal(one.status, 200)
  assert.match(one.text, /We read it with the families/)
})

test('while a history is being loaded no status is computed and no figures are published, by nobody: they would be of a part of it', async () => {
  it.app.holdBack({ force: office.person.forceId, records: [], until: now })
  const refused = await office.api('/api/published-figures/releases', {})
  assert.equal(refused.status, 422, refused.text)
  assert.match(refused.text, /still being loaded.*Publish when it is loaded/)
  await it.app.judge(office.person.forceId)
  const judged = async (): Promise<readonly unknown[]> =>
    JSON.parse((await keeper.get('/api/recommendations')).text).rows.flatMap(
      (one: { standing: string | null }) => one.standing ?? [],
    )
  assert.deepEqual(await judged(), [])
  it.app.holdBack(null)
  await it.app.judge(office.person.forceId)
  assert.equal((await judged()).length, 7)
})

test('with the first figures the same addresses are those of the release', async () => {
  await it.app.judge(office.person.forceId)
  const done = await office.api('/api/published-figures/releases', {})
  assert.equal(done.status, 201, done.text)
  assert.match((await get(root)).text, /Staffordshire \(demonstration\)/, 'by the name that it had before')
  const { text } = await get(`${root}/section-55`)
  assert.doesNotMatch(text, /No figures are published yet/)
  assert.match(text, /Eighth inspection/)
})
