// A status of a day that has passed: by what had been recorded by then, by a test that was approved by then, once, and its fall with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { force, type Living, openForce } from '../../test/episodes.ts'
import { recommendation } from '../accountability/recommendations/procedure.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { endOfLocalDay, hours, type Instant, instant, plus } from '../kernel/time.ts'
import { systemPerson } from '../registers/alarms.ts'
import { readMonths } from '../registers/measures.ts'
import { keepPolicies } from '../registers/policies.ts'
import { appendTo, perform } from '../registers/records.ts'
import { SYSTEM } from '../registers/world.ts'
import { raise } from '../work/missing/commands/grading.ts'
import { missing } from '../work/missing/procedure.ts'
import { judgesOf } from './judges.ts'
import { standing } from './slices.ts'

const database = await testDatabase()

/** Graded high enough, as far as anybody knew. */
async function graded(living: Living, at: Instant): Promise<string> {
  const recordId = await living.report(at)
  await living.move(recordId, 'grade', plus(at, hours(0.2)))
  return recordId
}

/** Too low for what the first call had said: whoever raises it says so. */
async function raised({ worldAt }: Living, recordId: string, at: Instant): Promise<void> {
  const body = { level: 'HIGH' as const, because: 'The caller had said so', onInformationHeldAtReport: true }
  const outcome = await perform(worldAt(at), missing, raise, { recordId, key: newId(at), basedOn: null, body })
  assert.equal(outcome.kind, 'done')
}

/** Nine of ten first grades high enough, in one whole month. */
async function tested({ app, worldAt }: Living, reference: string, at: Instant): Promise<string> {
  const recordId = newId(at)
  const world = worldAt(at, systemPerson(force))
  const asked = {
    ...{
      reference,
      source: 'HMICFRS',
      inspection: 'A report',
      inspectionId: null,
      findingId: null,
      timeScale: 'immediately',
    },
    ...{ published: '2026-03-02', theme: 'Grades', words: null, paragraph: null, address: null, textHash: null },
    ...{ addressee: 'chief constable', baseOn: null, dueOn: null },
  }
  const criterion = { measure: 'M1', part: null, kind: 'completeness', threshold: 0.9, better: 'higher', minimumN: 1 }
  const body = { test: { criteria: [criterion], sustainedMonths: 1, mostNotEvidenced: 0.1 }, because: 'As asked' }
  await app.write({ force, who: SYSTEM, now: at }, async (writer) => {
    await appendTo({ writer, world, commandId: newId(at) }, recommendation, recordId, () => [
      { kind: 'recommendation.received/2', happenedAt: at, body: asked },
      { kind: 'recommendation.test-proposed/1', happenedAt: at, body },
      { kind: 'recommendation.test-approved/1', happenedAt: at, body: { proposedAtPosition: 2 } },
    ])
  })
  return recordId
}

test('met as May ended, though April’s grade was found too low in July; no longer met as June ended, and open again that day; a test of June judges no May', async (t) => {
  const living = await openForce(t, database)
  const judge = openDatabase(database.url('vigil_judge'), { connections: 1 })
  t.after(async () => await judge.close())
  const { measure, app } = living
  const policies = keepPolicies(app, standing)
  const read = async (asked: Parameters<typeof readMonths>[1]) => await readMonths(measure, asked)
  const judges = judgesOf({ databases: { judge, measure }, policies, reactions: [], read, isLoading: () => false })

  const april = await graded(living, instant('2026-04-10T18:00:00Z'))
  const may = await graded(living, instant('2026-05-12T18:00:00Z'))
  await raised(living, may, instant('2026-06-03T09:00:00Z'))
  await raised(living, april, instant('2026-07-20T09:00:00Z'))
  const [first, second] = [
    await tested(living, 'FIRST', instant('2026-04-01T09:00:00Z')),
    await tested(living, 'SECOND', instant('2026-06-15T09:00:00Z')),
  ]
  const [mayEnds, juneEnds] = [endOfLocalDay('2026-05-31'), endOfLocalDay('2026-06-30')]
  for (const end of [mayEnds, juneEnds, mayEnds]) await judges.judgeAsRecorded(force, end)

  const rows = async (query: ReturnType<typeof sql>) =>
    await app.read({ force, who: SYSTEM, now: juneEnds }, async (reader) => (await reader.query(query)).rows)
  assert.deepEqual(
    await rows(sql`select record_id, at, standing, since from standing_reading order by record_id, at`),
    [
      { record_id: first, at: mayEnds, standing: 'met', since: mayEnds },
      { record_id: first, at: juneEnds, standing: 'no longer met', since: juneEnds },
      { record_id: second, at: juneEnds, standing: 'not met', since: juneEnds },
    ],
  )
  assert.deepEqual(
    await rows(sql`
      select record_id, kind, recorded_at
      from fact
      where kind in ('recommendation.test-passed/1', 'recommendation.re-opened/1')
      order by recorded_at`),
    [
      { record_id: first, kind: 'recommendation.test-passed/1', recorded_at: mayEnds },
      { record_id: first, kind: 'recommendation.re-opened/1', recorded_at: juneEnds },
    ],
  )
})
