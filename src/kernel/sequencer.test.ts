// The sequencer against a real server: every committed fact once, slow commits too, and a file that a crash cannot part from it.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { now, openLedger, recordId, type TestLedger } from '../../test/ledger.ts'
import { verifyCheckpoint } from './checkpoint.ts'
import { everyKept, lastKept } from './checkpoint-file.ts'
import { openDatabase } from './database.ts'
import { rootOfLeaves } from './merkle.ts'
import { LedgerBroken, openSeal, openSealOf, sequence } from './sequencer.ts'
import { sql } from './sql.ts'
import { waitsTooLong } from './waiting.ts'

async function leavesOf(ledger: TestLedger) {
  const owner = await ledger.asOwner()
  const { rows } = await owner.query<{ leaf_index: string; record_id: string; position: number; leaf_hash: Buffer }>(
    'select leaf_index, record_id, position, leaf_hash from ledger_leaf order by leaf_index',
  )
  return rows
}

async function keptIn(ledger: TestLedger) {
  const kept = []
  for await (const notes of everyKept(ledger.seal.checkpointFile)) kept.push(...notes)
  return kept
}

test('facts get consecutive places, and each turn a signed checkpoint in the database and in the file', async (t) => {
  const ledger = await openLedger(t)
  assert.deepEqual(await sequence(ledger.clock, now, ledger.seal), { appended: 0, size: 0 })
  await ledger.record(recordId(1), 1, 2, 3)
  await ledger.cover(3)
  await ledger.record(recordId(2), 1)
  await ledger.record(recordId(1), 4)
  await ledger.cover(5)
  const leaves = await leavesOf(ledger)
  assert.deepEqual(
    leaves.map((leaf) => [Number(leaf.leaf_index), leaf.record_id, leaf.position]),
    [
      [0, recordId(1), 1],
      [1, recordId(1), 2],
      [2, recordId(1), 3],
      [3, recordId(2), 1],
      [4, recordId(1), 4],
    ],
  )
  const last = await lastKept(ledger.seal.checkpointFile)
  assert.ok(last)
  assert.deepEqual(verifyCheckpoint(ledger.seal.signer, last.note), {
    size: 5,
    root: rootOfLeaves(leaves.map((leaf) => leaf.leaf_hash)),
  })
  assert.deepEqual(await sequence(ledger.clock, now, ledger.seal), { appended: 0, size: 5 })
})

test('a transaction that is slow to commit is sequenced after it commits, and nothing is lost or slips in behind', async (t) => {
  const ledger = await openLedger(t)
  const slow = await ledger.asOwner()
  await slow.query('begin')
  await slow.query(
    `insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
     values ('demonstration', $1, 1, 'missing.noted/1', $2, $2, $1, $1, 'test/1', '{}', '\\x00', sha256('\\x007b7d'))`,
    [recordId(7), now],
  )
  await ledger.record(recordId(8), 1, 2)
  assert.deepEqual(await sequence(ledger.clock, now, ledger.seal), { appended: 0, size: 0 })
  await slow.query('commit')
  await ledger.cover(3)
  const leaves = await leavesOf(ledger)
  assert.deepEqual(
    leaves.map((leaf) => leaf.record_id),
    [recordId(7), recordId(8), recordId(8)],
  )
})

test('many facts of one transaction are taken in several turns, each signed', async (t) => {
  const ledger = await openLedger(t)
  await ledger.record(recordId(1), 1)
  await ledger.cover(1)
  await ledger.tamper(
    `insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
     select 'demonstration', $1, position, 'missing.noted/1', $2, $2, $1, $1, 'test/1', '{}', '\\x00', sha256('\\x007b7d')
     from generate_series(1, 11000) as position`,
    recordId(2),
    now,
  )
  await ledger.cover(11_001)
  assert.deepEqual(
    (await leavesOf(ledger)).map((leaf) => Number(leaf.leaf_index)),
    Array.from({ length: 11_001 }, (_, at) => at),
  )
  assert.deepEqual(
    (await keptIn(ledger)).map((kept) => kept.size),
    [1, 5_001, 10_001, 11_001],
  )
})

test('two sequencers at once: each fact gets one place', async (t) => {
  const ledger = await openLedger(t)
  for (let number = 1; number <= 20; number += 1) {
    await ledger.record(recordId(number), 1, 2)
    await Promise.all([sequence(ledger.clock, now, ledger.seal), sequence(ledger.clock, now, ledger.seal)])
  }
  await ledger.cover(40)
  const sizes = (await keptIn(ledger)).map((kept) => kept.size)
  assert.deepEqual(
    sizes,
    [...new Set(sizes)].sort((a, b) => a - b),
  )
  assert.equal(sizes.at(-1), 40)
})

test('killed after the commit and before the file, or half way through the file: the next turn makes it good', async (t) => {
  const ledger = await openLedger(t)
  const file = ledger.seal.checkpointFile
  await ledger.record(recordId(1), 1)
  await ledger.cover(1)
  const first = readFileSync(file, 'utf8')
  await ledger.record(recordId(1), 2)
  await ledger.cover(2)
  const both = readFileSync(file, 'utf8')
  for (const left of [first, '', both.slice(0, first.length + 9), both.slice(0, -40), both.slice(0, -1)]) {
    writeFileSync(file, left)
    await sequence(ledger.clock, now, ledger.seal)
    const sizes = (await keptIn(ledger)).map((kept) => kept.size)
    assert.deepEqual([...new Set(sizes)], [1, 2])
    assert.equal((await lastKept(file))?.note, both.slice(first.length, -1))
  }
  rmSync(file)
  await sequence(ledger.clock, now, ledger.seal)
  assert.equal(readFileSync(file, 'utf8'), both)
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('a database that was cut back, or a checkpoint that was changed, is not signed over', async (t) => {
  const ledger = await openLedger(t)
  await ledger.record(recordId(1), 1)
  await ledger.cover(1)
  await ledger.record(recordId(1), 2)
  await ledger.cover(2)
  const other = { ...ledger.seal, signer: openSeal('test', `${ledger.seal.checkpointFile}.other`).signer }
  await assert.rejects(sequence(ledger.clock, now, other), {
    name: 'LedgerBroken',
    message: 'The checkpoint of 2 facts was not signed with this key.',
  })
  await ledger.tamper('update checkpoint set frontier = sha256(frontier) where tree_size = 2')
  await ledger.record(recordId(1), 3)
  await assert.rejects(sequence(ledger.clock, now, ledger.seal), /2 facts was changed after it was signed/)
  await ledger.tamper('delete from checkpoint where tree_size = 2')
  await ledger.tamper('delete from ledger_leaf where leaf_index = 1')
  const before = readFileSync(ledger.seal.checkpointFile, 'utf8')
  await assert.rejects(sequence(ledger.clock, now, ledger.seal), (error) => {
    assert.ok(error instanceof LedgerBroken)
    assert.match(error.message, /a signed checkpoint of 2 facts that the database does not hold/)
    return true
  })
  assert.equal(readFileSync(ledger.seal.checkpointFile, 'utf8'), before)
})

test('a key that is lost is not made anew: a database that was signed says so, and nothing is put in its place', async (t) => {
  const ledger = await openLedger(t)
  const folder = mkdtempSync(join(tmpdir(), 'vigil-seal-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const unsigned = join(folder, 'unsigned')
  await openSealOf(ledger.clock, 'test', unsigned, now)
  assert.deepEqual(readdirSync(unsigned), ['signing.key'], 'nothing was signed yet')
  await ledger.record(recordId(1), 1)
  await ledger.cover(1)
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  await assert.rejects(
    openSealOf(ledger.clock, 'test', empty, now),
    /signed with a key that is not in .*empty\. Either/,
  )
  assert.deepEqual(readdirSync(empty), [])
  await openSealOf(ledger.clock, 'test', unsigned, now)
})

test('a database restored into a younger cluster goes on: what was not sequenced yet is, in its turn', async (t) => {
  const ledger = await openLedger(t)
  await ledger.record(recordId(1), 1, 2)
  await ledger.cover(2)
  const [behind, seal] = ['1000000000', ledger.seal]
  await ledger.tamper('update fact set written_xid = $1', behind)
  await ledger.tamper('update checkpoint set watermark = $1', behind)
  await ledger.record(recordId(2), 1)
  await ledger.cover(3)
  await ledger.record(recordId(2), 2)
  await ledger.cover(4)
  assert.deepEqual(await sequence(ledger.clock, now, seal), { appended: 0, size: 4 })
})

test('no role but the clock’s holds the signing up', async (t) => {
  const ledger = await openLedger(t)
  const outside = openDatabase(ledger.url('vigil_public'), { connections: 1 })
  t.after(outside.close)
  const context = { force: 'demonstration', who: '', now }
  for (const database of [outside, ledger.app])
    await assert.rejects(
      database.write(
        context,
        async (writer) => await writer.query(sql`lock table sequencer_turn in access share mode`),
      ),
      { code: '42501' },
    )
  await ledger.app.write(context, async (writer) => {
    await writer.query(sql`select pg_advisory_xact_lock(hashtext('vigil sequencer')) is null as taken`)
    await ledger.record(recordId(1), 1)
    await ledger.cover(1)
  })
})

test('facts that wait for longer than a turn takes are complained of, until they are signed', async (t) => {
  const ledger = await openLedger(t)
  await ledger.record(recordId(1), 1)
  await ledger.cover(1)
  assert.equal(await waitsTooLong(ledger.clock, now), null)
  await ledger.record(recordId(1), 2)
  assert.equal(await waitsTooLong(ledger.clock, now), null, 'a moment is no time')
  await ledger.tamper("update fact set written_at = written_at - interval '11 seconds' where position = 2")
  assert.match(
    String(await waitsTooLong(ledger.clock, now)),
    new RegExp(`The first, of record ${recordId(1)}, has waited since`),
  )
  await ledger.cover(2)
  assert.equal(await waitsTooLong(ledger.clock, now), null)
})

test('the application may not write leaves or checkpoints, nor change facts', async (t) => {
  const ledger = await openLedger(t)
  await ledger.record(recordId(1), 1)
  await ledger.cover(1)
  const context = { force: 'demonstration', who: '', now }
  const attempts = [
    [ledger.app, sql`update fact set body = null`],
    [ledger.app, sql`delete from fact`],
    [
      ledger.app,
      sql`insert into ledger_leaf (leaf_index, force_id, record_id, position, leaf_hash) select 9, force_id, record_id, 9, leaf_hash from ledger_leaf`,
    ],
    [ledger.app, sql`delete from checkpoint`],
    [ledger.clock, sql`update ledger_leaf set leaf_index = 5`],
    [ledger.clock, sql`delete from checkpoint`],
    [ledger.clock, sql`update fact set written_xid = '1'`],
  ] as const
  for (const [database, query] of attempts)
    await assert.rejects(
      database.write(context, async (writer) => await writer.query(query)),
      { code: '42501' },
    )
})
