// One child under two records: after a merge their searches are alike, after a split no longer; and what was known before stays as it was.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import Type from 'typebox'
import { testDatabase } from '../../../test/database.ts'
import { force, openForce, start } from '../../../test/episodes.ts'
import { statement } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { openSeal, sequence } from '../../kernel/sequencer.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, minutes, plus } from '../../kernel/time.ts'
import type { NewFact } from '../../practice/fact.ts'
import { policyAt } from '../../practice/policy.ts'
import { pairsWithin } from '../../practice/statistics.ts'
import { missing } from '../../work/missing/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { readAsKnownAt, readMeasures } from '../measures.ts'
import { personProcedure } from '../people.ts'
import { appendTo } from '../records.ts'
import { contextOf, SYSTEM } from '../world.ts'
import type { Known } from './figures.ts'

const database = await testDatabase()
const later = plus(start, hours(24 * 35))
const window = { force, from: plus(start, hours(-48)), until: later, now: later, measures: ['M4'] }
const context = { force, who: SYSTEM, now: later }

const childOf = statement({
  name: 'test: the child of an episode',
  row: Type.Object({ person_id: Type.String() }),
  example: { record: '00000000-0000-7000-8000-000000000000' },
  sql: ({ record }: { record: string }) =>
    sql`select person_id from episode where force_id = ${force} and record_id = ${record} limit 1`,
})

test('merged records of one child make pairs of their searches, by statement and by fold; a split takes them away; the ledger remembers', async (t) => {
  const living = await openForce(t, database)
  const folder = mkdtempSync(join(tmpdir(), 'vigil-merges-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const seal = openSeal('test', folder)
  const child = async (at: Instant): Promise<string> => {
    const record = await living.report(at)
    assert.equal((await living.move(record, 'grade', plus(at, minutes(10)))).kind, 'done')
    return (await living.app.read(context, async (reader) => await childOf.one(reader, { record })))?.person_id ?? ''
  }
  const append = async (person: string, fact: NewFact) => {
    const world = living.worldAt(fact.happenedAt)
    await world.db.write(contextOf(world), async (writer) => {
      await appendTo({ writer, world, commandId: newId(world.now) }, personProcedure, person, () => [fact])
    })
  }
  const size = async (): Promise<number> => {
    for (;;) {
      const covered = (await sequence(living.clock, later, seal)).size
      const facts = await living.clock.read(context, async (reader) => await reader.query(sql`select from fact`))
      if (facts.count === covered) return covered
    }
  }
  const pairs = async (known: Known | null): Promise<readonly [number, number]> => {
    const [read, byMonth, byArea] = await living.measure.read(context, async (reader) => {
      const of = async (by: 'all' | 'month' | 'area') =>
        known === null
          ? await readMeasures(reader, { ...window, by })
          : await readAsKnownAt(reader, missing, { ...window, by, known, policyAt: policyAt([standingPolicy]) })
      return [await of('all'), await of('month'), await of('area')] as const
    })
    const count = (months: typeof read) => pairsWithin(months.get('M4') ?? []).pairs
    assert.equal(count(byArea), count(read), 'all three are of one area')
    return [count(read), count(byMonth)]
  }
  const children = [
    await child(start),
    await child(plus(start, hours(20))),
    await child(plus(start, hours(40))),
  ] as const
  assert.equal(new Set(children).size, 3)
  const apart = await size()
  assert.deepEqual(await pairs(null), [0, 0])

  const merged = (into: string, after: number) =>
    ({ kind: 'person.merged/1', happenedAt: plus(start, hours(after)), body: { into, because: 'One child' } }) as const
  await append(children[0], merged(children[1], 50))
  await append(children[1], merged(children[2], 60))
  const together = await size()
  assert.deepEqual(await pairs(null), [3, 3], 'three searches of one child are three pairs')
  assert.deepEqual(await pairs({ ledgerSize: together }), [3, 3])
  assert.deepEqual(await pairs({ ledgerSize: apart }), [0, 0], 'as it was known before')
  assert.deepEqual(await pairs({ recordedUntil: plus(start, hours(55)) }), [1, 1])

  await append(children[0], {
    kind: 'person.split/1',
    happenedAt: plus(start, hours(70)),
    body: { because: 'Two children after all', from: children[1] },
  })
  assert.deepEqual(await pairs(null), [1, 1])
  assert.deepEqual(await pairs({ ledgerSize: await size() }), [1, 1])
  assert.deepEqual(await pairs({ ledgerSize: together }), [3, 3])
})
