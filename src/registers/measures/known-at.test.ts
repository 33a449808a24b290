// As known at a ledger size: equal to the roll-up at the head, and at an earlier size to what the roll-up said then.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { force, type Living, officers, openForce, type Step, start } from '../../../test/episodes.ts'
import { openSeal, type Seal, sequence } from '../../kernel/sequencer.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, minutes, plus } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import { definitions } from '../../work/missing/measures.ts'
import { missing } from '../../work/missing/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { type Figures, type Grouping, readAsKnownAt, readMeasures } from '../measures.ts'
import { SYSTEM } from '../world.ts'
import { recordsKnown } from './records-known.ts'

const database = await testDatabase()
const versions = policyAt([standingPolicy])
const measures = definitions.map((one) => one.id)
const window = { force, from: plus(start, hours(-48)), until: plus(start, hours(24 * 40)) }
const later = plus(start, hours(24 * 35))
const context = { force, who: SYSTEM, now: later }

const rollUp = async (living: Living, by: Grouping) =>
  await living.measure.read(
    context,
    async (reader) => await readMeasures(reader, { ...window, now: later, measures, by }),
  )

const known = async (living: Living, known: number | Instant, by: Grouping) =>
  await living.measure.read(
    context,
    async (reader) =>
      await readAsKnownAt(reader, missing, {
        ...window,
        now: later,
        measures,
        by,
        known: typeof known === 'number' ? { ledgerSize: known } : { recordedUntil: known },
        policyAt: versions,
        // Two at a time, so that there are batches.
        batch: 2,
      }),
  )

/** Sequences until the ledger covers every fact: other tests' transactions may hold it back. */
async function covered(living: Living, seal: Seal): Promise<number> {
  const giveUp = performance.now() + 30_000
  for (;;) {
    const { size } = await sequence(living.clock, later, seal)
    const counted = await living.clock.read(context, async (reader) => await reader.query(sql`select from fact`))
    if (size === counted.count) return size
    if (performance.now() > giveUp) throw new Error(`the ledger covers ${size} of ${counted.count}`)
  }
}

async function live(living: Living, at: Instant, moves: readonly (readonly [number, Step])[]): Promise<string> {
  const recordId = await living.report(at)
  await moveOn(living, recordId, at, moves)
  return recordId
}

async function moveOn(living: Living, recordId: string, at: Instant, moves: readonly (readonly [number, Step])[]) {
  for (const [after, step] of moves) {
    const outcome = await living.move(
      recordId,
      step,
      plus(at, minutes(after)),
      step === 'endorse' ? officers[1] : officers[0],
    )
    assert.equal(outcome.kind, 'done', `${step}: ${JSON.stringify(outcome)}`)
  }
}

/** Quantiles are the same numbers added in another order. */
const plain = (read: ReadonlyMap<string, readonly Figures[]>) =>
  JSON.parse(
    JSON.stringify([...read].sort(), (_, value) =>
      typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
    ),
  )

test('equal at the head in every grouping; and as it stood, however much was recorded since', async (t) => {
  const living = await openForce(t, database)
  const folder = mkdtempSync(join(tmpdir(), 'vigil-known-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const seal = openSeal('test', folder)
  const first = await live(living, start, [
    [10, 'grade'],
    [50, 'endorse'],
    [60, 'assign'],
    [90, 'review'],
  ])
  await live(living, plus(start, hours(30)), [
    [20, 'grade'],
    [90, 'endorse'],
    [100, 'locate'],
    [110, 'return'],
  ])
  await live(living, plus(start, hours(31)), [[10, 'grade']])
  const before = await covered(living, seal)
  const stood = plain(await rollUp(living, 'all'))
  assert.deepEqual(plain(await known(living, before, 'all')), stood)

  await moveOn(living, first, start, [
    [200, 'raise'],
    [300, 'locate'],
  ])
  // Earlier identities than all others: a whole batch of which nothing is known yet.
  for (const hour of [-6, -5])
    await live(living, plus(start, hours(hour)), [
      [10, 'grade'],
      [30, 'endorse'],
    ])
  // Recorded and not yet sequenced: not known.
  assert.deepEqual(plain(await known(living, before, 'all')), stood)
  const head = await covered(living, seal)
  assert.ok(head > before)
  for (const by of ['all', 'month', 'team', 'area', 'hour', 'part'] as const)
    assert.deepEqual(plain(await known(living, head, by)), plain(await rollUp(living, by)), by)
  assert.notDeepEqual(plain(await rollUp(living, 'all')), stood)
  assert.deepEqual(plain(await known(living, before, 'all')), stood)
  assert.deepEqual([...(await known(living, 0, 'all'))], [])
  // By a time: what was on record by then, and nothing of what came later.
  assert.deepEqual(plain(await known(living, later, 'all')), plain(await rollUp(living, 'all')))
  assert.deepEqual([...(await known(living, plus(start, hours(-7)), 'all'))], [])
  const early = (await known(living, plus(start, minutes(40)), 'all')).get('M4')?.[0]
  const late = (await known(living, plus(start, minutes(55)), 'all')).get('M4')?.[0]
  assert.equal((late?.yes ?? 0) - (early?.yes ?? 0), 1, 'endorsed at 50 minutes')

  // M4, by hand: endorsed at 50 minutes, at 90, never; and since then twice at 30. An hour is allowed.
  const said = (read: ReadonlyMap<string, readonly Figures[]>) =>
    (read.get('M4') ?? []).map(({ yes, no, notEvidenced }) => [yes, no, notEvidenced])
  assert.deepEqual(said(await known(living, before, 'all')), [[1, 1, 1]])
  assert.deepEqual(said(await known(living, head, 'all')), [[3, 1, 1]])
  assert.deepEqual(said(await rollUp(living, 'all')), [[3, 1, 1]])
})

test('between two records whoever else asks something of this process comes first', async (t) => {
  const living = await openForce(t, database)
  for (const hour of [0, 1, 2]) await live(living, plus(start, hours(hour)), [[10, 'grade']])
  let [read, passed] = [0, 0]
  await living.measure.read(context, async (reader) => {
    // All of them in one batch: nothing is waited for between them but the others.
    for await (const facts of recordsKnown(reader, 'missing', { force, known: { recordedUntil: later }, batch: 500 })) {
      assert.ok(facts.length > 1)
      assert.equal(passed, read, 'what asked meanwhile has been answered')
      read += 1
      setImmediate(() => {
        passed += 1
      })
    }
  })
  assert.ok(read >= 3)
})
