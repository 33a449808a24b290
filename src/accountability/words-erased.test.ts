// A case is erased: what inspectors and auditors wrote of it goes with it, in one decision; their grades stay, and the figures with them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { reportBody } from '../../test/report.ts'
import { demonstrationForce } from '../demonstration/force.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'
import type { Fact, NewFact } from '../practice/fact.ts'
import type { Procedure } from '../practice/procedure.ts'
import { systemPerson } from '../registers/alarms.ts'
import { rebuild, rebuildable } from '../registers/rebuild.ts'
import { appendTo } from '../registers/records.ts'
import { contextOf, SYSTEM } from '../registers/world.ts'
import { erasure, erasuresWithoutOrder } from '../work/erasure/index.ts'
import { auditedFile } from './audits/procedure.ts'
import { questions } from './audits/questions.ts'
import { fieldwork } from './inspectors/procedure.ts'

const now = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const [handler, manager, inspector, asking, deciding] = [
  await it.named('Asha Nolan'),
  await it.named('Dev Ramsden'),
  await it.named('Gareth Ashdown'),
  await it.named('Hal Brackley'),
  await it.named('Ottoline Reeve'),
]

async function record<State, F extends Fact>(
  procedure: Procedure<State, F>,
  facts: readonly Omit<NewFact, 'happenedAt'>[],
) {
  const recordId = newId(now)
  const world = await it.app.world(systemPerson(force))
  await it.databases.app.write(contextOf(world), async (writer) => {
    await appendTo({ writer, world, commandId: newId(now) }, procedure, recordId, () =>
      facts.map((fact) => ({ ...fact, happenedAt: now })),
    )
  })
  return recordId
}

async function voided(name: string): Promise<string> {
  const made = await handler.api('/api/missing/report', reportBody(now, { name }))
  assert.equal(made.status, 201, made.text)
  const id = String(JSON.parse(made.text).recordId)
  assert.equal((await manager.api(`/api/missing/${id}/void-proposal`, { because: 'A mistake' })).status, 200)
  assert.equal((await inspector.api(`/api/missing/${id}/void`, { because: 'I looked at it too' })).status, 200)
  return id
}

const asOwner = async (query: ReturnType<typeof sql>) =>
  (await it.owner.read({ force, who: SYSTEM, now }, async (reader) => await reader.query(query))).rows

test('what was written of an erased case goes in the same decision, and what was decided of it stays', async () => {
  const [gone, stays] = [await voided('Wilf Tarrant'), await voided('Kit Larwood')]
  const words = 'Her sister Zephyrine Quackenbush is called Zippy'
  const judged = (recordId: string) => ({
    kind: 'fieldwork.file-judged/1',
    body: { recordId, grade: 'inadequate', note: recordId === gone ? words : 'Kit was heard late' },
  })
  const sample = [gone, stays].map((recordId) => ({ recordId, stratum: 'HIGH', rank: 'a' }))
  const visit = await record(fieldwork, [
    { kind: 'fieldwork.opened/1', body: { title: 'Return visit', from: '2026-11-23', until: '2026-11-27' } },
    {
      kind: 'fieldwork.sample-drawn/1',
      body: {
        topic: 'missing children',
        seed: 'their own words',
        from: '2026-10-01',
        until: '2026-10-31',
        population: 2,
        files: sample,
      },
    },
    judged(gone),
    judged(stays),
    // As packs were kept before: with the words themselves.
    {
      kind: 'fieldwork.pack-taken/1',
      body: {
        sha256: 'a'.repeat(64),
        files: 2,
        redactions: [],
        register: [],
        likely: [{ file: 1, words: 'Zippy', struck: true }],
        left: [],
      },
    },
  ])
  const file = await record(auditedFile, [
    {
      kind: 'audited-file.drawn/1',
      body: {
        auditId: newId(now),
        kind: 'case files',
        topic: 'missing children',
        about: gone,
        stratum: 'HIGH',
        team: 'Stafford response',
        area: 'Stafford',
        involved: [],
        double: false,
        peer: false,
      },
    },
    {
      kind: 'audited-file.graded/1',
      body: {
        grade: 'inadequate',
        topicGrade: null,
        answers: Object.fromEntries(questions.filter(({ later }) => !later).map(({ id }) => [id, 'no'])),
        livedExperience: words,
        because: `Nobody asked ${words}`,
        peer: null,
      },
    },
  ])

  const asked = await asking.api('/api/erasure/erasures', {
    ofRecord: gone,
    ofKind: 'missing',
    authority: 'its time of retention has ended',
    document: 'Review 2026/114',
    requestedOn: null,
  })
  assert.equal(asked.status, 201, asked.text)
  const order = String(JSON.parse(asked.text).recordId)
  const { beside } = JSON.parse((await deciding.get(`/api/erasure/${order}`)).text)
  assert.deepEqual(beside.map((one: { of_kind: string; facts: number }) => [one.of_kind, one.facts]).sort(), [
    ['audited-file', 1],
    ['fieldwork', 2],
  ])
  const page = (await deciding.get(`/erasure/${order}`)).text
  assert.match(page, /What is erased with it[\s\S]*hat auditors wrote of an erased case<\/a>: the words of 1 fact\./)
  assert.match((await deciding.get(`/erasure/${beside[0].record_id}`)).text, /It is decided and erased together with/)
  const apart = await deciding.api(`/api/erasure/${beside[0].record_id}/approval`, {})
  assert.match(apart.text, /This is part of another erasure/)
  assert.equal((await deciding.api(`/api/erasure/${order}/approval`, {})).status, 200)
  assert.equal(await it.app.erase(), 3)

  for (const word of ['Quackenbush', 'Zippy'])
    assert.deepEqual(await asOwner(sql`select kind from fact where body::text ilike ${`%${word}%`} limit 10`), [], word)
  assert.deepEqual(await asOwner(sql`select drawn, judged from fieldwork where record_id = ${visit} limit 1`), [
    { drawn: 2, judged: 2 },
  ])
  assert.deepEqual(await asOwner(sql`select final_grade from audited_file where record_id = ${file} limit 1`), [
    { final_grade: 'inadequate' },
  ])
  assert.equal(
    (await asOwner(sql`select kind from fact where body::text like '%Kit was heard late%' limit 10`)).length,
    1,
  )
  const procedures = [rebuildable(fieldwork), rebuildable(auditedFile), rebuildable(erasure)]
  assert.deepEqual((await rebuild(it.databases.clock, procedures, it.app.policies, { force, now })).differences, [])
  const unordered = await it.databases.clock.read(
    { force: '', who: SYSTEM, now },
    async (reader) => await erasuresWithoutOrder.all(reader, {}),
  )
  assert.deepEqual(unordered, [])
})

test('refused, nothing of it goes either', async () => {
  const kept = await voided('Isla Penhale')
  await record(fieldwork, [
    { kind: 'fieldwork.opened/1', body: { title: 'Second visit', from: '2026-11-23', until: '2026-11-27' } },
    {
      kind: 'fieldwork.sample-drawn/1',
      body: {
        topic: 'missing children',
        seed: 'their own words',
        from: '2026-10-01',
        until: '2026-10-31',
        population: 1,
        files: [{ recordId: kept, stratum: 'HIGH', rank: 'a' }],
      },
    },
    { kind: 'fieldwork.file-judged/1', body: { recordId: kept, grade: 'good', note: 'Isla was heard' } },
  ])
  const asked = await asking.api('/api/erasure/erasures', {
    ofRecord: kept,
    ofKind: 'missing',
    authority: 'its time of retention has ended',
    document: 'Review 2026/115',
    requestedOn: null,
  })
  const order = String(JSON.parse(asked.text).recordId)
  assert.equal((await deciding.api(`/api/erasure/${order}/refusal`, { because: 'An inquiry needs it' })).status, 200)
  assert.equal(await it.app.erase(), 0)
  assert.deepEqual(await asOwner(sql`select distinct stage from erasure where stage <> 'carried out' limit 5`), [
    { stage: 'refused' },
  ])
})

test('of one audited file and of one visit the words go by themselves, and the case stays', async () => {
  const words = 'His brother Barnaby Thistlethwaite'
  const about = await voided('Rory Pell')
  const file = await record(auditedFile, [
    {
      kind: 'audited-file.drawn/1',
      body: {
        ...{ auditId: newId(now), kind: 'case files', topic: 'missing children', about, stratum: 'HIGH' },
        ...{ team: 'Stafford response', area: 'Stafford', involved: [], double: false, peer: false },
      },
    },
    {
      kind: 'audited-file.graded/1',
      body: {
        ...{ grade: 'inadequate', topicGrade: null, livedExperience: words, because: words, peer: null },
        answers: Object.fromEntries(questions.filter(({ later }) => !later).map(({ id }) => [id, 'no'])),
      },
    },
  ])
  const visit = await record(fieldwork, [
    { kind: 'fieldwork.opened/1', body: { title: 'Third visit', from: '2026-11-23', until: '2026-11-27' } },
    { kind: 'fieldwork.file-judged/1', body: { recordId: about, grade: 'good', note: words } },
  ])
  for (const [ofKind, ofRecord] of [
    ['audited-file words', file],
    ['fieldwork words', visit],
  ]) {
    const asked = await asking.api('/api/erasure/erasures', {
      ...{ ofRecord, ofKind, document: 'Review 2026/116', requestedOn: null },
      authority: 'the person asked and has the right',
    })
    assert.equal(asked.status, 201, asked.text)
    const approved = await deciding.api(`/api/erasure/${JSON.parse(asked.text).recordId}/approval`, {})
    assert.equal(approved.status, 200, approved.text)
  }
  assert.equal(await it.app.erase(), 2)
  assert.deepEqual(
    await asOwner(sql`select kind from fact where body::text like '%Thistlethwaite%' order by position limit 10`),
    [],
  )
  assert.deepEqual(await asOwner(sql`select final_grade from audited_file where record_id = ${file} limit 1`), [
    { final_grade: 'inadequate' },
  ])
  assert.equal(
    (await asOwner(sql`select kind from fact where record_id = ${about} and body is null limit 10`)).length,
    0,
  )
  const procedures = [rebuildable(fieldwork), rebuildable(auditedFile)]
  assert.deepEqual((await rebuild(it.databases.clock, procedures, it.app.policies, { force, now })).differences, [])
})
