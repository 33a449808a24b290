// A sample that asks again: the answers in a case’s record, each by itself, and whether they are still the same.
import assert from 'node:assert/strict'
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
import { type Instant, instant } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { readMeasure } from '../../registers/measures.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { missing } from '../../work/missing/procedure.ts'
import { filesOf } from './queries/files.ts'
import { questions } from './questions.ts'

let now: Instant = instant('2026-11-02T10:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
let vic = await it.named('Vic Arkwright')
let improvement = await it.named('Milo Ferrand')
const seed = 'a phrase for October 2026'
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-seal-')))
const plan = {
  title: 'Answers, November 2026',
  kind: 're-ask',
  topic: 'missing children',
  from: '2026-11-03',
  until: '2026-11-10',
  size: '4',
  doubleShare: '20',
  peerShare: '10',
  seed,
}

async function record(recordId: string, facts: readonly NewFact[]): Promise<void> {
  const world = await it.app.world(systemPerson(force))
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, missing, recordId, () => facts)
  })
}

test('a re-ask sample draws answers: ethnicity and “no”, each by itself; whether they are the same is worked out', async () => {
  const sent = await vic.send('/audit/plans', plan)
  assert.equal(sent.status, 303, sent.text)
  const sample = (sent.location ?? '').split('/').at(-1) ?? ''
  const about = newId(now)
  now = instant('2026-11-12T09:00:00Z')
  // Ten days on: everybody signs in again.
  vic = await it.as(vic.person)
  improvement = await it.as(improvement.person)
  const answer = (question: string, said: string) => ({ question, answer: said, saidBy: 'mother', at: now, note: null })
  const [reported, graded, closed] = closedCase('HIGH', '2026-11-05T10:00:00Z')
  assert.ok(reported && graded && closed)
  await record(about, [
    reported,
    graded,
    {
      kind: 'missing.answered/1',
      happenedAt: now,
      body: { answers: [answer('hurt', 'no'), answer('missing-before', 'yes'), answer('crime-victim', 'no')] },
    },
    { kind: 'missing.answered/1', happenedAt: now, body: { answers: [answer('crime-victim', 'yes')] } },
    { kind: 'missing.ethnicity-recorded/1', happenedAt: now, body: { code: 'W1', saidBy: 'child', whyNot: null } },
    closed,
  ])
  await covered(it.databases.clock, force, now, seal)
  const drawing = await vic.send(`/audit/${sample}/draw`, { seed, auditors: [vic.person.staffId] })
  assert.equal(drawing.status, 303, drawing.text)
  const drawn = await it.databases.app.read(
    { force, who: vic.person.staffId, now },
    async (reader) => await filesOf.all(reader, { force, audit: sample }),
  )
  assert.deepEqual(
    drawn.map(({ stratum }) => stratum).sort(),
    ['an answer of no', 'ethnicity'],
    'what was said last of each',
  )
  assert.ok(!drawn.some((one) => one.double_graded || one.peer_graded), 'nobody asks a family twice')
  const ethnicity = drawn.find(({ stratum }) => stratum === 'ethnicity')
  const no = drawn.find(({ stratum }) => stratum === 'an answer of no')
  assert.ok(ethnicity && no)
  const form = (await vic.get(`/audited-file/${no.record_id}/re-asked`)).text
  assert.match(form, /Ask again: Might they be hurt/)
  assert.match(form, /In a sample of answers of “no” you know it all the same: ask as if nobody had asked before/)
  assert.match((await improvement.get('/audits')).text, /Ask the child or family again/)
  const ask = async (id: string, said: string) =>
    (await vic.send(`/audited-file/${id}/re-asked`, { said, askedOf: 'child' })).status
  const read = async () => (await improvement.get(`/audit/${sample}`)).text
  assert.match(await read(), />0 of 0<\/td>.*>none yet<\/td>.*in no share<\/th><td[^>]*>2</s, 'two wait')
  // Typed into the record by the one who now works as an auditor: not the one to ask again.
  const typed = (await it.app.world(systemPerson(force))).who
  const own = await it.app.act(typed, 'audited-file/ask-again', { said: 'yes', askedOf: 'child' }, no.record_id)
  assert.match(JSON.stringify(own), /You worked on this case/)
  const grading = {
    ...{ grade: 'good', topicGrade: null, livedExperience: 'Heard', because: 'Seen' },
    answers: Object.fromEntries(questions.map(({ id }) => [id, 'yes'])),
  }
  const refused = await vic.api(`/api/audited-file/${no.record_id}/gradings`, grading)
  assert.match(refused.text, /The files of this audit are not graded/)
  assert.equal(await ask(no.record_id, 'yes'), 303)
  assert.doesNotMatch((await vic.get(`/audited-file/${no.record_id}`)).text, /Record an answer asked again/, 'once')
  assert.equal(await ask(no.record_id, 'no'), 422, 'once')
  const label = /<option value="([^"]+)"/g
  const offered = [...(await vic.get(`/audited-file/${ethnicity.record_id}/re-asked`)).text.matchAll(label)].map(
    (one) => one[1],
  )
  assert.ok(offered.length > 15, 'the list of the census')
  assert.equal(await ask(ethnicity.record_id, offered[1] ?? ''), 303)
  const shown = await read()
  // Two answers of one child, both otherwise than on record: worth one.
  assert.match(shown, />0 of 2<\/td>.*>0%<\/td>.*>0% to 79\.3%</s)
  assert.equal(shown.split('asked again: <strong>not the same</strong>').length - 1, 2, 'said of each answer')
  assert.doesNotMatch(shown, />Final grade</, 'nobody grades an answer')
  assert.match(shown, /2 answers to draw from/)
  assert.match(shown, /not asked again yet: not evidenced, and in no share<\/th><td[^>]*>0</)
  const [a5] = await it.databases.measure.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await readMeasure(reader, {
        force,
        measure: 'A5',
        part: 'an answer of no',
        from: instant('2026-11-01T00:00:00Z'),
        until: instant('2026-12-01T00:00:00Z'),
        now,
      }),
  )
  assert.deepEqual([a5?.yes, a5?.no], [0, 1], 'said yes now, and no then')

  const owed = async (): Promise<readonly string[]> =>
    JSON.parse((await improvement.get('/api/clocks')).text).clocks.flatMap(
      (one: { name: string; record_id: string }) => (one.name === 'settle the answer' ? [one.record_id] : []),
    )
  assert.deepEqual([...(await owed())].sort(), [no.record_id, ethnicity.record_id].sort())
  const differs = (await improvement.get(`/audited-file/${no.record_id}`)).text
  assert.match(differs, /The record and the family differ[\s\S]*nobody has recorded yet/i)
  const address = `/audited-file/${no.record_id}/difference`
  assert.match((await improvement.get(address)).text, /The record: No\. Asked again of child: yes\./i)
  assert.match(
    (await improvement.send(address, { because: '' })).text,
    /Choose what became of it[\s\S]*Enter how you know/,
  )
  const settled = { became: 'corrected in the case', because: 'The owner recorded it again today' }
  assert.equal((await improvement.send(address, settled)).status, 303)
  assert.match(
    (await improvement.get(`/audited-file/${no.record_id}`)).text,
    /corrected in the case<\/strong>\. The owner recorded it again today/,
  )
  assert.deepEqual(await owed(), [ethnicity.record_id])
  assert.match((await improvement.send(address, settled)).text, /no difference to settle/)
})
