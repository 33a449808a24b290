// The inspectors' workspace: a sample of their own, seen by them alone, cases read-only and logged, and a pack without names.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { instant } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { rankBy } from './index.ts'

const now = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const inspector = await it.named('Ines Fallow')
const other = await it.newcomer(force, 'Other Inspector', ['inspector'])
const keeper = await it.named('Sam Underhill')
const cases = Array.from({ length: 30 }, (_, index) => ({
  recordId: newId(now),
  level: index < 9 ? 'HIGH' : 'MEDIUM',
  name: `Linnet Marsh${index}`,
}))
await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
  for (const one of cases) {
    writer.send(sql`
      insert into episode (force_id, record_id, position, phase, path, person_id, name, child, reported_at, last_seen_at, last_seen_place, caller_phone, handler_id,
        level, endorsed, lowering_proposed, void_proposed, unanswered, unit, area, exploitation, looked_after, closed_at)
      values (${force}, ${one.recordId}, 1, 'closed', 'missing', ${newId(now)}, ${one.name}, true, '2026-10-10T10:00:00Z', '2026-10-10T09:00:00Z', 'a place', '07700 900000', ${keeper.person.staffId},
        ${one.level}, true, false, false, 0, 'stafford-response', 'Stafford', 'none', false, '2026-10-12T10:00:00Z')`)
    writer.send(sql`
      insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, corrects, body, salt, body_hash)
      values (${force}, ${one.recordId}, 1, 'missing.noted/1', ${now}, ${now}, ${keeper.person.staffId}, ${newId(now)}, 'x', null,
        '{"text": "x", "caller": {"name": "Robin Ashby"}}', '\\x00', '\\x00')`)
  }
  await Promise.resolve()
})

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
  assert.ok(page.includes('NCPI-2021/1') && page.includes('found again 1 time') && page.includes('Return visit'), page)
  assert.match(page, /M4, 2026-10: (no cases|[\d.]+ % \()/, 'the figures stand beside the status')
  assert.equal((await keeper.get('/inspector')).status, 403)
  assert.equal((await other.get(`/fieldwork/${id}`)).status, 404, 'another inspector’s is not there')
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
  const rank = rankBy(sample.seed)
  for (const stratum of ['HIGH', 'MEDIUM']) {
    const all = cases.filter((one) => one.level === stratum).map((one) => one.recordId)
    const lowest = all.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, stratum === 'HIGH' ? 3 : 7)
    assert.deepEqual(
      new Set(found.filter((one) => one.stratum === stratum).map((one) => one.recordId)),
      new Set(lowest),
    )
  }
  const again = await inspector.api(`/api/fieldwork/${id}/samples`, sample)
  assert.ok(again.text.includes('A sample is drawn already'), again.text)
  assert.ok((await other.api(`/api/fieldwork/${id}/samples`, sample)).text.includes('another inspector'))
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
  assert.equal(held.sample.seed, sample.seed, 'with it the sample is drawn again')
  assert.deepEqual(
    held.files.map((one: { rank: string }) => one.rank),
    (await files()).map((one) => one.rank),
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
  assert.match(page, /1 good, 0 requires improvement, 1 inadequate; 50 % good \(\d+ % to \d+ %\), n = 2/)
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
  assert.match(form, /Not taken out by themselves: names of brothers, sisters, friends/)
  assert.match(
    (await inspector.get(`/fieldwork/${id}/judgements`)).text,
    /about any other word that may be a name you are asked/,
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
  assert.match(page, /looked at and left: 1 in file 1, 1 in file 2/)
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
