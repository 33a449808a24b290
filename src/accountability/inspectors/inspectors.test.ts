// The inspectors' workspace: a sample of their own, seen by them alone, cases read-only and logged, and a pack without names.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { closedCase } from '../../../test/closed-case.ts'
import { covered } from '../../../test/covered.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { openSeal } from '../../kernel/sequencer.ts'
import { sql } from '../../kernel/sql.ts'
import { instant } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { missing } from '../../work/missing/procedure.ts'
import { rankBy } from './sample.ts'

const now = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-seal-')))
const inspector = await it.named('Ines Fallow')
const other = await it.newcomer(force, 'Other Inspector', ['inspector'])
const keeper = await it.named('Sam Underhill')
const cases = Array.from({ length: 30 }, (_, index) => ({
  recordId: newId(now),
  level: index < 9 ? 'HIGH' : 'MEDIUM',
  name: `Linnet Marsh${index}`,
}))
const caller = 'Robin Ashby'
for (const { recordId, level, name } of cases)
  await record(recordId, closedCase(level, '2026-10-12T10:00:00Z', { name, caller }))
await covered(it.databases.clock, force, now, seal)
// Known only after the root: of no effect on the sample.
const late = newId(now)
await record(late, closedCase('HIGH', '2026-10-20T10:00:00Z'))

async function record(recordId: string, facts: readonly NewFact[]): Promise<void> {
  const world = await it.app.world(systemPerson(force))
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, missing, recordId, () => facts)
  })
}

const opened = await inspector.api('/api/fieldwork/fieldworks', {
  title: 'Return visit',
  from: '2026-11-23',
  until: '2026-11-27',
})
const id = String(JSON.parse(opened.text).recordId)
const sample = {
  topic: 'missing children',
  from: '2026-10-01',
  until: '2026-10-31',
  size: 10,
  seed: 'inspectors own words',
}
type File = { recordId: string; stratum: string; rank: string }
const files = async (): Promise<readonly File[]> => JSON.parse((await inspector.get(`/api/fieldwork/${id}`)).text).files

test('the workspace puts what was asked beside what is computed; the force does not enter it', async () => {
  await it.app.judge(force)
  const page = (await inspector.get('/inspector')).text
  assert.ok(page.includes('NCPI-2021/1') && page.includes('Found again 1 time') && page.includes('Return visit'), page)
  assert.match(
    page,
    />Is the risk graded and endorsed in time\?<\/a><span[^>]*>M4; [^<]*no gap can be said: no case of these months was audited[^<]*<\/span><\/th><td[^>]*>(no cases|[\d.]+%)<\/td>[\s\S]*?October 2026/,
    'the figures stand beside the status, by the question they answer, and on time never without done well',
  )
  assert.match(page, /Its own words have not been entered from the report yet/)
  const { reports, recommendations } = JSON.parse((await inspector.get('/api/inspector')).text)
  const { title, n, href } = reports.find((one: { title: string }) => one.title.includes('September 2021'))
  const one = JSON.parse((await inspector.get(`/api${href}`)).text)
  assert.deepEqual([one.title, one.recommendations.length], [title, n])
  assert.ok(
    n < recommendations.length && one.recommendations.every((row: { inspection: string }) => row.inspection === title),
  )
  assert.equal(JSON.parse((await inspector.get('/api/inspector?of=Nothing')).text).of, null, 'no such report: all')
  assert.equal((await keeper.get('/inspector')).status, 403)
  assert.equal((await other.get(`/fieldwork/${id}`)).status, 404, 'another inspector’s is not there')
})

test('two reports of one title are two, each with what it recommended and told apart by its day', async () => {
  const title = 'Report on nights'
  for (const [reference, publishedOn, many] of [
    ['NIGHT-1', '2025-03-04', 2],
    ['NIGHT-2', '2026-10-06', 1],
  ] as const) {
    const entered = await keeper.api('/api/inspection/inspections', {
      ...{ reference, title, body: 'HMICFRS', programme: 'PEEL', kind: 'initial', fieldwork: null, address: null },
      ...{ follows: null, readers: [], publishedOn },
    })
    for (let number = 1; number <= many; number++) {
      const asked = {
        reference: `${reference}/${number}`,
        theme: 'Nights',
        words: null,
        timeScale: 'months-3',
        on: null,
      }
      const path = `/api/inspection/${JSON.parse(entered.text).recordId}/recommendations`
      const more = { paragraph: null, findingId: null, addressee: 'chief constable' }
      assert.equal((await keeper.api(path, { ...asked, ...more })).status, 200)
    }
  }
  const { reports } = JSON.parse((await inspector.get('/api/inspector')).text)
  const both = reports.filter((one: { title: string }) => one.title.startsWith(title))
  assert.deepEqual(
    both.map((one: { title: string; n: number }) => [one.title, one.n]),
    [
      [`${title}, published 4 March 2025`, 2],
      [`${title}, published 6 October 2026`, 1],
    ],
  )
  const [first] = both
  const { recommendations } = JSON.parse((await inspector.get(`/api${first.href}`)).text)
  assert.deepEqual(
    recommendations.map((one: { reference: string }) => one.reference),
    ['NIGHT-1/1', 'NIGHT-1/2'],
  )
  assert.match(
    (await inspector.get(first.href)).text,
    /recommended in Report on nights, published 4 March 2025, and what/,
  )
})

test('the sample is the inspector’s own, drawn again by anyone who has the phrase, and in proportion', async () => {
  const wrong = await inspector.api(`/api/fieldwork/${id}/samples`, { ...sample, until: '2026-09-01', seed: 'short' })
  assert.ok(wrong.text.includes('8 characters or more'), wrong.text)
  assert.equal((await inspector.api(`/api/fieldwork/${id}/samples`, { ...sample, until: '2027-01-01' })).status, 422)
  const drawn = await inspector.api(`/api/fieldwork/${id}/samples`, sample)
  assert.equal(drawn.status, 200, drawn.text)
  const found = await files()
  assert.equal(found.length, 10)
  assert.equal(found.filter((one) => one.stratum === 'HIGH').length, 3, '9 of 30, of ten')
  const rank = rankBy(sample.seed, id)
  for (const stratum of ['HIGH', 'MEDIUM']) {
    const all = cases.filter((one) => one.level === stratum).map((one) => one.recordId)
    const lowest = all.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, stratum === 'HIGH' ? 3 : 7)
    assert.deepEqual(
      new Set(found.filter((one) => one.stratum === stratum).map((one) => one.recordId)),
      new Set(lowest),
    )
  }
  assert.ok(!found.some(({ recordId }) => recordId === late))
  assert.match((await inspector.get(`/fieldwork/${id}`)).text, /10 files of 30 cases/)
  assert.match((await inspector.get(`/fieldwork/${id}`)).text, /may be in danger now, return the file/)
  assert.match((await inspector.get(`/fieldwork/${id}`)).text, /0 left, 1 joined and 0 changed grade/)
  const again = await inspector.api(`/api/fieldwork/${id}/samples`, sample)
  assert.ok(again.text.includes('A sample has already been drawn'), again.text)
  assert.ok((await other.api(`/api/fieldwork/${id}/samples`, sample)).text.includes('another inspector'))
})

test('whom its opener names sees its files and judges them, and the page says who did; named no more, they see nothing', async () => {
  assert.equal((await other.get(`/fieldwork/${id}`)).status, 404)
  assert.match((await inspector.get(`/fieldwork/${id}`)).text, /Only you can see this/)
  const team = async (who: typeof other, ...named: readonly string[]) =>
    await who.api(`/api/fieldwork/${id}/team`, { team: named })
  assert.match((await team(other, other.person.staffId)).text, /Only whoever opened this fieldwork/)
  assert.match((await team(inspector, keeper.person.staffId)).text, /Choose inspectors from the list/)
  assert.equal((await team(inspector, other.person.staffId)).status, 200)
  assert.match((await other.get('/inspector')).text, /Return visit/)
  assert.match((await other.get(`/fieldwork/${id}`)).text, /Only you and Ines Fallow can see this/)
  const [file] = await files()
  const judged = await other.api(`/api/fieldwork/${id}/judgements`, {
    recordId: file?.recordId,
    grade: 'good',
    note: null,
  })
  assert.equal(judged.status, 200, judged.text)
  assert.match(
    (await inspector.get(`/fieldwork/${id}`)).text,
    /Only you and Other Inspector can[\s\S]*good, by Other Inspector/,
  )
  assert.equal((await keeper.get(`/fieldwork/${id}`)).status, 403)
  assert.equal((await team(inspector)).status, 200)
  assert.equal((await other.get(`/fieldwork/${id}`)).status, 404)
})

test('a pack leaves with numbers for identities, without names, and with what was taken out', async () => {
  assert.equal((await inspector.get(`/fieldwork/${id}/pack`)).status, 404, 'nothing leaves before it is on record')
  const [first] = await files()
  const child = cases.find((one) => one.recordId === first?.recordId)?.name ?? ''
  const stranger = await inspector.api(`/api/fieldwork/${id}/judgements`, {
    recordId: newId(now),
    grade: 'good',
    note: null,
  })
  assert.ok(stranger.text.includes('not in your sample'), stranger.text)
  const note = `${child} was seen at ST1 1AA; ${child.split(' ')[0]}’s mother Robin Ashby rang 07700 900123 or mum@example.org. Late review.`
  const next = (await files())[1]?.recordId
  const form = (await inspector.get(`/fieldwork/${id}/judgements?file=${next}`)).text
  assert.match(form, /File 2 of 10, (HIGH|MEDIUM)\./, 'nobody judges one file for another')
  const judged = await inspector.api(`/api/fieldwork/${id}/judgements`, {
    recordId: first?.recordId,
    grade: 'inadequate',
    note,
  })
  assert.equal(judged.status, 200, judged.text)
  const taken = await inspector.api(`/api/fieldwork/${id}/packs`, {})
  assert.equal(taken.status, 200, taken.text)
  const pack = await inspector.get(`/fieldwork/${id}/pack`)
  assert.equal(pack.status, 200)
  for (const word of ['Linnet', 'Marsh', 'Robin', 'Ashby', '900123', 'mum@', 'ST1', first?.recordId ?? ''])
    assert.ok(!pack.text.includes(word), `${word} left with the pack`)
  assert.ok(pack.text.includes('Late review'), 'what names nobody stays')
  const held = JSON.parse(pack.text)
  assert.deepEqual(
    held.files.map((one: { rank: string }) => one.rank),
    (await files()).map((one) => one.rank),
  )
  const drawnAgain = ['HIGH', 'MEDIUM'].flatMap((stratum) =>
    held.sample.cases
      .filter((one: { stratum: string }) => one.stratum === stratum)
      .map((one: { name: string }) => createHash('sha256').update(`${held.sample.seed}/${one.name}`).digest('hex'))
      .sort()
      .slice(0, stratum === 'HIGH' ? 3 : 7),
  )
  assert.deepEqual(
    drawnAgain.sort(),
    held.files.map((one: { rank: string }) => one.rank),
    'whoever holds the pack draws the same files again',
  )
  const asked = held.register.find((one: { reference: string }) => one.reference === 'NCPI-2021/1')
  for (const name of ['measure', 'month', 'yes', 'n', 'percent', 'low', 'high'])
    assert.ok(name in asked.figures[0], `a figure without ${name}`)
  // Judged afterwards: what was taken stays what is on record.
  const [, second] = await files()
  const more = { recordId: second?.recordId, grade: 'good', note: 'Afterwards' }
  assert.equal((await inspector.api(`/api/fieldwork/${id}/judgements`, more)).status, 200)
  assert.equal((await inspector.get(`/fieldwork/${id}/pack`)).text, pack.text)
  const page = (await inspector.get(`/fieldwork/${id}`)).text
  assert.ok(page.includes(createHash('sha256').update(pack.text).digest('hex')), 'the file is the one on record')
  assert.match(page, /name \d times in file 1/)
  assert.match(
    page,
    /1 good, 0 requires improvement, 1 inadequate; [\d.]+% good(?:, weighted by stratum)?, 1 of 2 \([\d.]+% to [\d.]+%\)/,
  )
})

test('names of others and misspelt ones are pointed at before the pack leaves: out unless left, and each is counted', async () => {
  const [first, second] = await files()
  const note = 'His sister Kayleigh and his friend Jade Brown knew; linet was at Hanley. Crown Court.'
  for (const one of [first, second])
    assert.equal(
      (await inspector.api(`/api/fieldwork/${id}/judgements`, { recordId: one?.recordId, grade: 'good', note })).status,
      200,
    )
  const form = (await inspector.get(`/fieldwork/${id}/packs`)).text
  for (const words of ['Kayleigh', 'Jade Brown', 'linet', 'Hanley'])
    assert.ok(form.includes(`“${words}”, file 1`), words)
  assert.match(form, /These are not taken out automatically: names of brothers, sisters, friends/)
  assert.match(
    (await inspector.get(`/fieldwork/${id}/judgements`)).text,
    /You are asked about any other word that may be a name/,
  )
  const gone = await inspector.api(`/api/fieldwork/${id}/packs`, { stays: ['1: Nobody Here'] })
  assert.match(gone.text, /The notes have changed since/)
  const stays = ['1: Hanley', '2: Hanley']
  const sent = await inspector.send(`/fieldwork/${id}/packs`, { stays, alsoOut: 'knew' })
  assert.equal(sent.status, 303, sent.text)
  const pack = (await inspector.get(`/fieldwork/${id}/pack`)).text
  for (const word of ['Kayleigh', 'Jade', 'Brown', 'linet', 'knew'])
    assert.ok(!pack.includes(word), `${word} left with the pack`)
  const held = JSON.parse(pack)
  assert.equal(held.files[0].note, 'His sister [name] and his friend [name] [name]; [name] was at Hanley. Crown Court.')
  assert.ok(
    held.redactions.some((one: object) => JSON.stringify(one) === '{"file":1,"times":4,"what":"likely name, struck"}'),
  )
  assert.deepEqual(held.left, [
    { file: 1, times: 1 },
    { file: 2, times: 1 },
  ])
  const page = (await inspector.get(`/fieldwork/${id}`)).text
  assert.match(page, /likely name, struck 4 times in file 1/)
  assert.match(page, /checked and left in: 1 in file 1, 1 in file 2/)
  const { rows } = await it.owner.read({ force, who: SYSTEM, now }, async (reader) =>
    reader.query(
      sql`select body::text as words from fact where record_id = ${id} and kind = 'fieldwork.pack-taken/1' limit 10`,
    ),
  )
  for (const word of ['Kayleigh', 'Jade', 'linet', 'knew'])
    assert.ok(!JSON.stringify(rows).includes(word), `${word} is kept with the pack`)
  // A program that leaves nothing in.
  assert.equal((await inspector.api(`/api/fieldwork/${id}/packs`, {})).status, 200)
  assert.ok(!(await inspector.get(`/fieldwork/${id}/pack`)).text.includes('Hanley'))
})

test('an inspector changes nothing of the force’s: every command but their own is refused', async () => {
  const changing = it.app.server.routes.filter(
    (route) => route.method === 'POST' && route.path.startsWith('/api/') && !route.path.startsWith('/api/fieldwork/'),
  )
  assert.ok(changing.length > 100)
  for (const route of changing) {
    const path = route.path.replace(/:record/, cases[0]?.recordId ?? '')
    const answer = await inspector.api(path, {})
    assert.ok([403, 404, 422].includes(answer.status), `${path} answers ${answer.status}`)
  }
  const facts = await it.owner.read({ force, who: SYSTEM, now }, async (reader) => {
    return await reader.query(
      sql`select count(*)::integer as n from fact where recorded_by = ${inspector.person.staffId} and kind not like 'fieldwork.%' limit 1`,
    )
  })
  assert.deepEqual(facts.rows, [{ n: 0 }])
})

test('an inspector who finds a child at risk returns the case: whoever has it is told at once, and the answer is seen', async () => {
  const [first] = await files()
  const record = first?.recordId ?? ''
  const manager = await it.named('Dev Ramsden')
  const detective = await it.named('Priya Stanmore')
  assert.match((await inspector.get(`/missing/${record}`)).text, /inspector-concern/)
  const path = `/api/missing/${record}/inspector-concern`
  assert.equal((await keeper.api(path, { concern: 'x' })).status, 403)
  assert.match((await inspector.api(path, { concern: ' ' })).text, /Enter what puts the child at risk now/)
  const concern = 'She is back with the man she fled'
  assert.equal((await inspector.api(path, { concern })).status, 200)
  const { decisions } = JSON.parse((await manager.get('/api/supervisor')).text)
  const told = decisions.children.find((one: { recordId: string }) => one.recordId === record)
  assert.equal(told?.lines[0].words, 'An auditor or inspector says that the child may not be safe')
  const alerts = JSON.parse((await detective.get('/api/alerts')).text)
  assert.ok(
    alerts.told.some(
      (one: { recordId: string; words: string }) => one.recordId === record && /inspector/.test(one.words),
    ),
  )
  const shown = async () => (await inspector.get(`/fieldwork/${id}`)).text
  assert.match(await shown(), /Returned for a child’s safety [^<]*<strong>No answer yet/)
  const done = { done: 'Visited, and moved to a safe place' }
  assert.equal((await detective.api(`/api/missing/${record}/audit-concern-answer`, done)).status, 200)
  assert.match(await shown(), /Returned for a child’s safety [^<]*; answered/)
})
