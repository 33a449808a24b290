// Releases: each keeps its address, a stranger can check it, the statement beside a figure is the one that counted it, and the clock publishes again.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testApp } from '../../../test/app.ts'
import { testSite } from '../../../test/site.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { openSeal, sequence } from '../../kernel/sequencer.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { upsertObservations } from '../../registers/changes.ts'
import { SYSTEM } from '../../registers/world.ts'

let now: Instant = instant('2026-11-10T09:00:00.000Z')
const it = await testApp({ clock: () => now })
/** Signed in anew: weeks pass in these tests, and sessions end. */
const office = async () => await it.named('Uma Kettering')
const { site, lookNow } = await testSite(it, () => now)
const force = demonstrationForce.id
const root = `/${force}`
const context = { force, who: SYSTEM, now }
const get = async (url: string) => await site.inject({ method: 'GET', url })
const look = async () => {
  now = plus(now, hours(0.01))
  await lookNow()
}

type File = {
  releaseId: string
  frozenAt: string
  statements: string[]
  recommendations: {
    id: string
    reference: string
    better: string
    datesMoved: unknown[]
    gaps: {
      measure: string
      points: number
      months?: string[]
      onTime?: { percent: number }
      doneWell?: { percent: number }
    }[]
    measures: {
      measure: string
      counted: number
      year: { yes: unknown; n: unknown; percent: number | null }
      months: { month: string; yes: unknown; n: unknown }[]
      statement: number
      parameters: string[]
    }[]
  }[]
}
const data = async (): Promise<File> => JSON.parse((await get(`${root}/data.json`)).body)

/** So many cases in each month of a year, so many of them in time: of M1, which the first recommendation is tested by. */
async function cases(
  of: readonly { readonly month: string; readonly n: number; readonly yes: number }[],
  measure = 'M1',
  part: string | null = null,
) {
  await it.databases.clock.write(context, async (writer) => {
    for (const { month, n, yes } of of)
      writer.send(
        upsertObservations(
          force,
          newId(now),
          Array.from({ length: n }, (_, item) => ({
            measure,
            item: item + 1,
            at: instant(`${month}-12T10:00:00.000Z`),
            dueAt: null,
            doneAt: null,
            recordedAt: null,
            toleranceMinutes: 0,
            yes: item < yes,
            minutes: null,
            team: null,
            area: null,
            hour: null,
            part,
          })),
        ),
      )
    await Promise.resolve()
  })
}
const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2025, 10 + at)).toISOString().slice(0, 7))
const publish = async () => {
  const done = await (await office()).api('/api/published-figures/releases', {})
  assert.equal(done.status, 201, done.text)
  await look()
}
const m1 = (file: File) => {
  const found = file.recommendations.flatMap((one) => one.measures).find((one) => one.measure === 'M1')
  assert.ok(found, 'M1 is published')
  return found
}

test('eleven months large enough: the year is the sum of what is shown, and the small month says nothing', async () => {
  await cases(months.map((month, at) => (at === 0 ? { month, n: 3, yes: 3 } : { month, n: 42, yes: 33 })))
  await it.app.judge(force)
  await publish()
  const shown = m1(await data())
  assert.deepEqual([shown.counted, shown.year.yes, shown.year.n], [11, 385, 440])
  assert.deepEqual([shown.months[0]?.yes, shown.months[0]?.n], ['not shown', '0 to 7'])
  const page = (await get(`${root}/${(await data()).recommendations[0]?.id}`)).body
  assert.match(page, /The 11 of twelve months with enough cases: 88%/)
  assert.match(page, /<svg[\s\S]*class="chart"/, 'a picture, beside its table')
  assert.match(page, /<line class="chart-target"[\s\S]*>asked: at least \d+ ?%<\/text>/, 'what was asked is drawn')
  assert.match(page, /a threshold set by the force, not by the inspectorate/)
})

test('the statement and its values are the figure’s own: run as they stand, they count what was published', async () => {
  const file = await data()
  const shown = m1(file)
  const statement = file.statements[shown.statement] ?? ''
  const found = await it.databases.measure.read(context, async (reader) => {
    return await reader.query({ texts: pieces(statement), values: shown.parameters })
  })
  const rows = found.rows.map((row) => Object(row))
  assert.equal(rows.length, 12)
  assert.equal(
    rows.slice(1).reduce((sum, row) => sum + row.yes, 0),
    363,
    'before disclosure control',
  )
})

/** A statement with $1, $2 … as the texts between its values. */
const pieces = (statement: string): readonly string[] => statement.split(/\$\d+/)

test('CSV: definition, version, verbatim words, part, statement and values beside each figure', async () => {
  const rows: readonly Readonly<Record<string, string>>[] = parse((await get(`${root}/data.csv`)).body, {
    columns: true,
  })
  const year = rows.find((row) => row['measure'] === 'M1' && row['period'] === 'twelve months')
  for (const column of ['definition_version', 'question', 'counted', 'counted_of', 'parameters', 'better_because'])
    assert.ok((year?.[column] ?? '') !== '', column)
  assert.ok('words' in (year ?? {}) && 'part' in (year ?? {}))
  assert.equal(year?.['months_counted'], '11')
})

test('a second release in the same month repeats the figures of its months, whatever was recorded since', async () => {
  const before = await data()
  await cases([{ month: months[4] ?? '', n: 42, yes: 0 }])
  await publish()
  const second = await data()
  assert.notEqual(second.releaseId, before.releaseId)
  assert.deepEqual(m1(second).year, m1(before).year)
  now = plus(now, hours(720))
  await it.app.publishDue()
  await look()
  const next = m1(await data())
  assert.notDeepEqual(next.year, m1(before).year, 'and the next month counts anew')
})

test('each date that a recommendation had is published, and the day on which it moved', async () => {
  const [keeper, chief] = [await it.named('Sam Underhill'), await it.named('Tess Mowbray')]
  const { recommendations } = await data()
  const id = recommendations.find((one) => one.reference === 'NCPI-2021/2')?.id ?? ''
  for (const dueOn of ['2027-01-31', '2027-03-31']) {
    const asked = await keeper.api(`/api/recommendation/${id}/date-requests`, { dueOn, because: 'Agreed at the board' })
    assert.equal(asked.status, 200, asked.text)
    assert.equal((await chief.api(`/api/recommendation/${id}/date-agreements`, {})).status, 200)
  }
  await publish()
  const on = '2026-12-10'
  assert.deepEqual((await data()).recommendations.find((one) => one.id === id)?.datesMoved, [
    { on, from: null, to: '2027-01-31' },
    { on, from: '2027-01-31', to: '2027-03-31' },
  ])
  assert.match((await get(`${root}/${id}`)).body, /from 31 January 2027 to 31 March 2027, on 10 December 2026/)
})

test('every release keeps its address and its bytes; the list names them all, for staff too', async () => {
  const list = (await get(`${root}/releases`)).body
  const ids = [...list.matchAll(/releases\/([0-9a-f-]{36})\/data\.json/g)].map(([, id]) => id ?? '')
  assert.equal(ids.length, 4)
  const files = await Promise.all(ids.map(async (id) => await get(`${root}/releases/${id}/data.json`)))
  assert.deepEqual(
    files.map((file) => JSON.parse(file.body).releaseId),
    ids,
  )
  assert.match(String(files[0]?.headers['cache-control']), /immutable/)
  assert.equal(files[0]?.body, (await get(`${root}/data.json`)).body, 'the newest is the same file')
  assert.ok((await get(`${root}/releases/${ids[3]}/data.csv`)).body.includes('NCPI-2021/1'))
  assert.equal((await get(`${root}/releases/${newId(now)}/data.json`)).statusCode, 404)
  assert.equal((await get(`/warwickshire-demonstration/releases/${ids[0]}/data.json`)).statusCode, 404, 'of its force')
  const staff = (await (await office()).get('/published')).text
  for (const id of ids) assert.ok(staff.includes(`/published-figures/${id}`))
  assert.ok((await (await office()).get(`/published-figures/${ids[1]}`)).text.includes(`/releases/${ids[1]}`))
})

test('a stranger checks a release with what the site offers: it holds, and a changed digit, proof or key does not', async () => {
  const until = performance.now() + 30_000
  const seal = openSeal('ledger', it.files)
  while (performance.now() < until && (await get(`${root}/proof.json`)).statusCode !== 200) {
    await sequence(it.databases.clock, now, seal)
    await it.app.prove()
    await look()
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigil-check-'))
  const [digits, proof, key, program] = await Promise.all(
    [`${root}/data.json`, `${root}/proof.json`, '/verifier.txt', '/check-release.mjs'].map(
      async (path) => (await get(path)).body,
    ),
  )
  const check = (given: { data?: string; proof?: string; key?: string }) => {
    const at = (name: string, content = '') => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    return spawnSync(process.execPath, [
      at('check-release.mjs', program),
      at('data.json', given.data ?? digits),
      at('proof.json', given.proof ?? proof),
      at('verifier.txt', given.key ?? key),
    ])
  }
  const sound = check({})
  assert.equal(sound.status, 0, `${sound.stdout}${sound.stderr}`)
  assert.match(String(sound.stdout), /Every check passes/)
  assert.match(String(sound.stdout), /yes {2}all [1-9]\d* percentages and intervals follow from the counts beside them/)
  const changed = (digits ?? '').replace('"yes": 385', '"yes": 395')
  assert.notEqual(changed, digits)
  assert.equal(check({ data: changed }).status, 1, 'a changed digit')
  const both = JSON.parse(proof ?? '{}')
  both.body.forceName = 'Another'
  const forged = JSON.stringify({ ...JSON.parse(digits ?? '{}'), forceName: 'Another' })
  assert.equal(check({ data: forged, proof: JSON.stringify(both) }).status, 1, 'changed in both files')
  const narrower = (text: string) => text.replace(/"effect":\s?[\d.]+/, '"effect": 7')
  const { stdout } = check({ data: narrower(digits ?? ''), proof: narrower(proof ?? '') })
  assert.match(
    String(stdout),
    /NO {3}all \d+ percentages and intervals follow/,
    'an effect that the interval does not have',
  )
  const stranger = openSeal('ledger', mkdtempSync(join(tmpdir(), 'vigil-other-')))
  const { verifierKey } = await import('../../kernel/checkpoint.ts')
  assert.equal(check({ key: verifierKey(stranger.signer) }).status, 1, 'another key')
  const page = (await get('/how-to-check')).body
  assert.ok(page.includes('check-release.mjs') && page.includes((key ?? '').trim().replaceAll('+', '+').slice(0, 20)))
  // The commands that stand there fetch what is to be checked, each file from its own address.
  const fetched = [...page.matchAll(/curl -O (\S+)/g)].map(([, address = '']) => new URL(address).pathname)
  assert.deepEqual(
    fetched.map((path) => path.split('/').at(-1)),
    ['data.json', 'proof.json', 'verifier.txt', 'check-release.mjs'],
  )
  for (const path of fetched) assert.equal((await get(path)).statusCode, 200, path)
})

test('the clock publishes again after the days of the policy, in Vigil’s name, and not before; a release is told what followed it', async () => {
  const newest = async () => (await data()).frozenAt
  const before = await newest()
  now = plus(instant(before), hours(144))
  await it.app.publishDue()
  await look()
  assert.equal(await newest(), before)
  now = plus(instant(before), hours(180))
  await it.app.publishDue()
  await look()
  const after = await data()
  assert.notEqual(after.frozenAt, before)
  const { rows } = await it.owner.read(context, async (reader) => {
    return await reader.query({
      texts: [
        `select f.recorded_by, d.met_at is not null as met from fact f join published.release r on r.release_id = f.record_id
         left join duty d on d.record_id = f.record_id and d.name = 'publish the figures again'
         where f.kind = 'published-figures.frozen/1' order by f.happened_at desc limit 2`,
      ],
      values: [],
    })
  })
  assert.deepEqual(rows, [
    { recorded_by: SYSTEM, met: false },
    { recorded_by: (await office()).person.staffId, met: true },
  ])
})

test('figures that stand still: the page says so, and the local policing body is told', async () => {
  const { frozenAt } = await data()
  now = plus(instant(frozenAt), hours(240))
  await lookNow()
  assert.match((await get(root)).body, /should have been published again by[\s\S]*and were not/)
  await it.app.ring()
  assert.match((await (await office()).get('/told')).text, /The public figures were not published again in time/)
  await it.app.publishDue()
  await look()
  assert.doesNotMatch((await get(root)).body, /and were not/)
})

test('the feed keeps its identity, and an entry is new only when what it says changed', async () => {
  const feed = (await get(`${root}/feed.atom`)).body
  assert.match(feed, /<feed[^>]*><id>https:\/\/figures\.example\/staffordshire-demonstration\/feed\.atom<\/id>/)
  const [, updated = ''] = /<\/title><updated>([^<]*)<\/updated>/.exec(feed) ?? []
  await publish()
  const again = (await get(`${root}/feed.atom`)).body
  assert.ok(again.includes(`</title><updated>${updated}</updated>`), 'nothing changed')
})

test('whoever comes first after a quiet time sees what was published meanwhile', async () => {
  await get(root)
  const done = await (await office()).api('/api/published-figures/releases', {})
  assert.equal(done.status, 201, done.text)
  now = plus(now, hours(0.5))
  const { releaseId } = await data()
  assert.ok(done.text.includes(releaseId), 'the very first request')
})

test('beside “on time” stands how far it is above “done well”, from the figures as published', async () => {
  const next = new Date(Date.parse(now))
  const year = Array.from({ length: 12 }, (_, at) =>
    new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() - 12 + at)).toISOString().slice(0, 7),
  )
  now = plus(now, hours(24 * 31))
  await cases(
    year.map((month) => ({ month, n: 40, yes: 36 })),
    'M4',
  )
  await cases(
    year.map((month) => ({ month, n: 20, yes: 10 })),
    'A1',
    'missing children',
  )
  const audited = year.slice(6, 9)
  await cases(
    audited.map((month) => ({ month, n: 20, yes: 10 })),
    'A7',
    'missing children',
  )
  await it.app.publishDue()
  await look()
  const file = await data()
  const one = file.recommendations.find(({ reference }) => reference === 'NCPI-2021/1')
  // By hand: in the three months whose cases were audited 36 of 40 each, rounded to 35 of 40, 88%; 30 of 60 files good, 50%.
  const [gap] = one?.gaps ?? []
  assert.deepEqual(
    [gap?.measure, gap?.points, gap?.months, gap?.onTime?.percent, gap?.doneWell?.percent],
    ['M4', 38, audited, 88, 50],
  )
  const page = (await get(`${root}/${one?.id}`)).body
  assert.match(
    page,
    /<li>Is the risk graded and endorsed in time\? “On time” \(M4\) is 38 points above “done well” in cases of [A-Z][^<]*<span[^>]*>On time: 88% /,
  )
  assert.match(page, /Good files: 50% \(95% interval 38% to 62%\), 30 of 60/)
  assert.match(page, /How the files are counted[\s\S]*?Counted by <a[^>]*href="#query-1">query 1<\/a> with \$1 = /)
  const named = new Set([...page.matchAll(/href="#(query-\d+)"/g)].map(([, query]) => query))
  const shown = [...page.matchAll(/id="(query-\d+)"[\s\S]*?<pre><code>/g)].map(([, query]) => query)
  assert.deepEqual(shown.sort(), [...named].sort(), 'each query stands once, however many figures it counted')
  assert.match(
    (await get(root)).body,
    /<strong>\d+% of [\d,]+<\/strong>\. “On time” is 38 points above “done well”/,
    'in the list too',
  )
})
