// The public site: what is frozen and nothing else, the same for ever, proven in the ledger.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import Type from 'typebox'
import { testApp } from '../../../test/app.ts'
import { folder } from '../../../test/server.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { readCheckpoint, verifierKey } from '../../kernel/checkpoint.ts'
import { sqlState } from '../../kernel/database/failures.ts'
import { statement } from '../../kernel/database.ts'
import { bodyHash, leafHash } from '../../kernel/leaf.ts'
import { includes } from '../../kernel/merkle.ts'
import { migrate } from '../../kernel/migrate.ts'
import { openSeal, sequence } from '../../kernel/sequencer.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { hours, type Instant, plus, systemNow } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import golden from './golden-release.json' with { type: 'json' }
import { csvOf } from './open-data.ts'
import { releasesNotAsFrozen } from './published-verified.ts'

let now: Instant = systemNow()
const it = await testApp({ clock: () => now })
const office = await it.named('Uma Kettering')
const keeper = await it.named('Sam Underhill')
const handler = await it.named('Asha Nolan')
const { site, lookNow, role } = await testSite(it, () => now)
/** The public rows, without what differs from run to run: identities and times. */
const publicRows = (csv: string): readonly Readonly<Record<string, string>>[] => {
  const rows: readonly Readonly<Record<string, string>>[] = parse(csv, { columns: true })
  return rows.map((row) => Object.fromEntries(golden.columns.map((column) => [column, row[column] ?? ''])))
}
const seal = openSeal('ledger', it.files)
const root = `/${demonstrationForce.id}`
const get = async (url: string, headers: Record<string, string> = {}) =>
  await site.inject({ method: 'GET', url, headers })
const later = async () => {
  now = plus(now, hours(0.01))
  await lookNow()
}

test('before anything is published there is nothing, in words', async () => {
  assert.match((await get('/')).body, /Nothing is published yet/)
  const missing = await get(root)
  assert.equal(missing.statusCode, 404)
  assert.match(missing.body, /There is no such page/)
  for (const address of ['/%', '/%00', `${root}/question/%E0%A4%A`]) {
    const { statusCode } = await get(address)
    assert.ok(statusCode === 400 || statusCode === 404, `${address} is answered with ${statusCode}`)
  }
})

test('an address that cannot be read, and one asked by another method, are answered like any that there is nothing at', async () => {
  const answers = [
    await get('/nowhere'),
    await get('/%E0%A4%A'),
    await get('/%'),
    await site.inject({ method: 'PUT', url: '/' }),
    await site.inject({ method: 'DELETE', url: `${root}/question` }),
    await site.inject({ method: 'POST', url: '/%E0%A4%A' }),
  ]
  for (const answer of answers) {
    assert.equal(answer.statusCode, 404, answer.body)
    assert.match(String(answer.headers['content-type']), /^text\/html/)
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/)
    assert.equal(answer.body, answers[0]?.body)
  }
})

test('published by those who may; first line, dates, what was found again, the statement, no exact small count', async () => {
  assert.equal((await handler.api('/api/published-figures/releases', {})).status, 403)
  await it.app.judge(demonstrationForce.id)
  const done = await office.api('/api/published-figures/releases', {})
  assert.equal(done.status, 201, done.text)
  await it.app.forums()
  await later()
  const page = (await get(root)).body
  assert.match(page, /Is it better\?/)
  assert.match(
    page,
    /<strong>Yes: 0\. No: 0\. Too early to say: 7\. Not tested yet: 4\. Closed by the inspectorate, without figures: 6\.<\/strong> Total: 17 /,
  )
  assert.match(
    page,
    /\? <strong>(?:no cases|too few cases to say \((?:\d+|0 to 7)\)|\d+ ?% of \d+)<\/strong>/,
    'what the figures show stands beside what was asked',
  )
  assert.match(page, /found again|1 time/i)
  const { recommendations } = JSON.parse((await get(`${root}/data.json`)).body)
  // Golden: the published history in, the public rows out, word for word.
  const rows = publicRows((await get(`${root}/data.csv`)).body).filter(
    ({ period }) => period === '' || period === 'twelve months',
  )
  assert.deepEqual(rows, golden.rows)
  const missing = recommendations.find((one: { reference: string }) => one.reference === 'NCPI-2021/1')
  assert.equal(missing.better, 'too early to say')
  // Five measures, and the audited files that its test asks for.
  assert.deepEqual(
    missing.measures.map(({ measure }: { measure: string }) => measure),
    ['M1', 'M4', 'M8', 'M13', 'M3', 'A1'],
  )
  const one = (await get(`${root}/${missing.id}`)).body
  assert.match(one, /Is it better\? Too early to say/)
  assert.match(one, /Everything the closure test asks for[\s\S]*Of 30 case files on missing children/)
  const partly = recommendations.find((each: { reference: string }) => each.reference === 'NCPI-2021/6')
  assert.match(
    (await get(`${root}/${partly.id}`)).body,
    /What this answer covers:<\/strong> In part, and missing children only/,
  )
  assert.match(one, /The 95% intervals allow for this too/, 'as the foot of every page says')
  assert.match(one, /These figures are from the release of[\s\S]*data\.json[\s\S]*How to check it/)
  assert.ok(!one.includes('<script'), 'no script is needed')
  assert.ok((await get(`${root}/feed.atom`)).body.startsWith('<?xml'))
  assert.ok((await get(`${root}/data.csv`)).body.includes('NCPI-2021/1'))
})

test('what was published stays as it was; a page that did not change is not sent again', async () => {
  const before = await get(root)
  const tag = String(before.headers['etag'])
  assert.equal((await get(root, { 'if-none-match': tag })).statusCode, 304)
  assert.match(String(before.headers['cache-control']), /public, max-age=60/)
  const id = await recommendationId('NCPI-2021/2')
  const asks = { dueOn: '2027-01-31', because: 'Agreed at the board' }
  assert.equal((await keeper.api(`/api/recommendation/${id}/date-requests`, asks)).status, 200)
  const chief = await it.named('Tess Mowbray')
  assert.equal((await chief.api(`/api/recommendation/${id}/date-agreements`, {})).status, 200)
  await later()
  assert.equal((await get(root)).body, before.body, 'until it is published again')
  await assert.rejects(
    it.databases.app.write({ force: demonstrationForce.id, who: SYSTEM, now }, async (writer) => {
      await writer.query(sql`update published.release set body = '{}'`)
    }),
    /permission denied/,
  )
})

async function recommendationId(reference: string): Promise<string> {
  const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
  return String(rows.find((row: { reference: string }) => row.reference === reference)?.record_id)
}

test('the proof: leaf from envelope, salt and body; the path leads to the signed root', async () => {
  // A transaction of another test on the same server may hold the sequencer back for a moment.
  const until = performance.now() + 30_000
  let proven = 0
  while (proven === 0 && performance.now() < until) {
    await sequence(it.databases.clock, now, seal)
    proven = await it.app.prove()
  }
  assert.equal(proven, 1)
  assert.equal(await it.app.prove(), 0, 'once')
  await later()
  const proof = JSON.parse((await get(`${root}/proof.json`)).body)
  const leaf = leafHash(proof.envelope, bodyHash(Buffer.from(proof.salt, 'base64'), proof.body))
  assert.equal(leaf.toString('base64'), proof.leaf)
  const signed = readCheckpoint(proof.checkpoint)
  assert.ok(signed)
  const path = proof.path.map((one: string) => Buffer.from(one, 'base64'))
  assert.ok(includes(signed.root, proof.treeSize, leaf, proof.leafIndex, path))
  const forged = leafHash(
    proof.envelope,
    bodyHash(Buffer.from(proof.salt, 'base64'), { ...proof.body, forceName: 'X' }),
  )
  assert.ok(!includes(signed.root, proof.treeSize, forged, proof.leafIndex, path), 'another body is another leaf')
})

test('a release, its proof or the key changed, taken away or put in by a superuser is named', async () => {
  const context = { force: '', who: SYSTEM, now }
  const found = async () =>
    (await releasesNotAsFrozen(it.databases.clock, context, seal.signer)).map(({ kind, sentence }) => [kind, sentence])
  const tamper = async (...queries: readonly Sql[]) =>
    await it.owner.write(context, async (writer) => {
      for (const query of queries) writer.send(query)
      await Promise.resolve()
    })
  const [id] = (await it.owner.read(context, async (reader) => await newestRelease.all(reader, {}))).map(
    ({ release_id }) => release_id,
  )
  const stranger = openSeal('ledger', mkdtempSync(join(tmpdir(), 'vigil-stranger-')))
  await tamper(sql`update published.verifier set key = ${verifierKey(stranger.signer)}`)
  const [key, ...more] = await found()
  assert.match(String(key?.[1]), /shows a key that does not sign this ledger/)
  assert.deepEqual(more, [])
  await tamper(sql`update published.verifier set key = ${verifierKey(seal.signer)}`)
  assert.deepEqual(await found(), [])

  await tamper(
    sql`create table kept_release as select force_id, release_id, frozen_at, ledger_size, body from published.release`,
    sql`create table kept_proof as select release_id, force_id, proof from published.proof`,
    sql`update published.release set body = jsonb_set(body, '{forceName}', '"Elsewhere"') where release_id = ${id}`,
  )
  assert.deepEqual(await found(), [
    ['altered', `Somebody changed what the public site shows of release ${id} (${demonstrationForce.id}).`],
  ])
  await tamper(
    sql`update published.release r set body = k.body from kept_release k where k.release_id = r.release_id`,
    sql`update published.proof set proof = jsonb_set(proof, '{body,forceName}', '"Elsewhere"') where release_id = ${id}`,
  )
  assert.match(
    String((await found()).join()),
    /^altered,The proof that the public site shows of release .* does not hold/,
  )
  await tamper(
    sql`update published.proof p set proof = k.proof from kept_proof k where k.release_id = p.release_id`,
    sql`delete from published.release where release_id = ${id}`,
    sql`
      insert into published.release (force_id, release_id, frozen_at, ledger_size, body)
      select force_id, gen_random_uuid(), frozen_at, ledger_size, body from kept_release where release_id = ${id}`,
  )
  assert.deepEqual((await found()).map(([kind]) => kind).toSorted(), ['deleted', 'inserted'])
  await tamper(
    sql`delete from published.release where release_id not in (select release_id from kept_release)`,
    sql`
      insert into published.release (force_id, release_id, frozen_at, ledger_size, body)
      select force_id, release_id, frozen_at, ledger_size, body from kept_release where release_id = ${id}`,
    sql`drop table kept_release`,
    sql`drop table kept_proof`,
  )
  assert.deepEqual(await found(), [])
})

const newestRelease = statement({
  name: 'test: the newest release',
  row: Type.Object({ release_id: Type.String() }),
  example: {},
  sql: (_: object) => sql`select release_id from published.release order by frozen_at desc limit 1`,
})

test('the role of the public site reads what is published and nothing else', async () => {
  const context = { force: demonstrationForce.id, who: SYSTEM, now }
  const tables = await it.owner.read(context, async (reader) => {
    return await reader.query(
      sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'published') order by 1 limit 200`,
    )
  })
  const readable: string[] = []
  for (const row of tables.rows) {
    const name = String(Object.values(row ?? {})[0])
    const answer = await role
      .read(context, async (reader) => await reader.query({ texts: [`select * from ${name} limit 1`], values: [] }))
      .then(() => true)
      .catch(() => false)
    if (answer) readable.push(name)
  }
  assert.deepEqual(readable, [
    'published.answer',
    'published.commissioner',
    'published.follow_up',
    'published.forum',
    'published.proof',
    'published.question_followed',
    'published.release',
    'published.verifier',
  ])
})

test('the role of the public site keeps nothing of its own in the database, and hears of no record', async () => {
  // As at each start: a copy of a database does not take all rights along.
  await migrate(it.database.ownerUrl, { folder })
  const context = { force: demonstrationForce.id, who: SYSTEM, now }
  for (const query of [
    sql`create temporary table kept (n integer)`,
    sql`select lo_create(0)`,
    sql`select pg_try_advisory_lock(hashtext('vigil migrate'))`,
  ])
    await assert.rejects(
      role.write(context, async (writer) => await writer.query(query)),
      (error) => sqlState(error) === '42501',
    )
  const heard = Promise.withResolvers<string>()
  const stop = await role.listen('vigil', (message) => message !== '' && heard.resolve(message))
  await it.newcomer(demonstrationForce.id, 'Somebody New', ['sergeant'])
  const message = await heard.promise.finally(stop)
  assert.equal(message, `${demonstrationForce.id} staff`)
})

test('a spreadsheet takes no cell for a formula', async () => {
  const release = JSON.parse((await get(`${root}/data.json`)).body)
  const [first] = release.recommendations
  const csv = csvOf({ ...release, recommendations: [{ ...first, theme: '=HYPERLINK("https://x")', reference: '@x' }] })
  assert.ok(csv.includes(`"'=HYPERLINK(""https://x"")"`) && csv.includes("'@x"), csv.slice(0, 400))
  const wide = csvOf({ ...release, recommendations: [{ ...first, theme: '＝1+1', reference: '＠x' }] })
  assert.ok(wide.includes("'＝1+1") && wide.includes("'＠x"), wide.slice(0, 400))
})

test('the first page gives the parts that make up the whole, as the page of the force does', async () => {
  const sumsOf = (html: string) =>
    /Yes: \d[^<]*?Total: \d+ recommendations/.exec(html.replace(/<[^>]+>/g, ''))?.[0] ?? ''
  const [first, own] = [sumsOf((await get('/')).body), sumsOf((await get(root)).body)]
  const parts = [...first.matchAll(/: (\d+)\./g)].map(([, count]) => Number(count))
  assert.ok(parts.length >= 4, first)
  assert.equal(
    parts.reduce((sum, one) => sum + one),
    Number(/Total: (\d+)/.exec(first)?.[1]),
  )
  assert.equal(first.replace(/\s+/g, ' '), own.replace(/\s+/g, ' '))
})

test('the privacy notice says who is responsible and how to write to them in private, the accessibility statement too', async () => {
  const contact = 'The Office of the Commissioner, privacy@commissioner.example'
  const notice = (await get('/privacy')).body
  assert.ok(notice.includes(`Responsible for the information we keep: <strong>${contact}</strong>`), notice)
  assert.ok(notice.includes(`anything that should not be public, write to ${contact}`))
  assert.ok((await get('/accessibility')).body.includes(`If you cannot use something, write to ${contact}`))
})
