// A superuser's hand in the ledger, each kind of it, is named by record and position.
import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import Type from 'typebox'
import { force, now, openLedger, recordId, type TestLedger } from '../../test/ledger.ts'
import { brief, leafAt, problemsOf, twelveFacts, verdictOf } from '../../test/twelve-facts.ts'
import { openSigner, signCheckpoint } from './checkpoint.ts'
import { statement } from './database.ts'
import { bodyHash, enveloped, leafHash } from './leaf.ts'
import { envelopeColumns, envelopeOf, selectEnvelope, treeOrder } from './ledger-rows.ts'
import { append, emptyTree, packFrontier, rootOf } from './merkle.ts'
import { sql } from './sql.ts'
import { verify } from './verify.ts'

test('a ledger of several thousand facts and many batches is checked whole', async (t) => {
  const ledger = await openLedger(t)
  for (let number = 1; number <= 30; number += 1) {
    await ledger.record(recordId(number), ...Array.from({ length: 200 }, (_, before) => before + 1))
    if (number % 3 === 0) await ledger.cover(number * 200)
  }
  await ledger.tamper("update fact set body = '{}' where record_id = $1 and position = 150", recordId(28))
  const verdict = await verdictOf(ledger)
  assert.equal(verdict.checked, 6_000)
  // A batch that finds its facts in two turns signs twice.
  assert.ok(verdict.checkpoints >= 10, `${verdict.checkpoints} checkpoints`)
  assert.deepEqual(verdict.problems.map(brief), ['altered 28/150 leaf 5549'])
})

test('altered: the body, the salt, the hash, the envelope or the mark of erasure of a fact', async (t) => {
  const ledger = await twelveFacts(t)
  const salt = Buffer.alloc(16)
  await ledger.tamper(`update fact set body = jsonb_set(body, '{age}', '15') where ${leafAt}`, recordId(1), 1)
  await ledger.tamper(`update fact set salt = '\\x00' where ${leafAt}`, recordId(1), 2)
  await ledger.tamper(`update fact set body_hash = sha256('x') where ${leafAt}`, recordId(1), 3)
  await ledger.tamper(`update fact set happened_at = happened_at - interval '1 ms' where ${leafAt}`, recordId(2), 1)
  await ledger.tamper(`update fact set written_at = written_at - interval '1 hour' where ${leafAt}`, recordId(2), 2)
  await ledger.tamper(`update fact set body = null, salt = null where ${leafAt}`, recordId(1), 4)
  await ledger.tamper(`update fact set erased_at = now() where ${leafAt}`, recordId(1), 5)
  await ledger.tamper(
    `update fact set body = '{}', salt = $3, body_hash = $4 where ${leafAt}`,
    recordId(3),
    1,
    salt,
    bodyHash(salt, {}),
  )
  assert.deepEqual(await problemsOf(ledger), [
    'altered 1/1 leaf 0',
    'altered 1/2 leaf 1',
    'altered 1/3 leaf 2',
    'altered 1/4 leaf 5',
    'altered 1/5 leaf 6',
    'altered 2/1 leaf 3',
    'altered 2/2 leaf 4',
    'altered 3/1 leaf 8',
  ])
  const { problems } = await verdictOf(ledger)
  assert.match(problems[0]?.sentence ?? '', /changed the body or the salt of fact 1 of record .*01 \(demonstration\)/)
  assert.match(problems[3]?.sentence ?? '', /no lawful erasure recorded/)
  assert.match(problems[5]?.sentence ?? '', /changed fact 1 of .*: it no longer is what leaf 3 .* and the signed root/)
})

test('leaves signed before the time of writing was in them still verify; what was changed there is named as ever', async (t) => {
  const ledger = await openLedger(t)
  await ledger.record(recordId(1), 1, 2, 3)
  await signAsBefore(ledger)
  await ledger.record(recordId(1), 4)
  await ledger.cover(4)
  assert.deepEqual(await problemsOf(ledger), [])
  await ledger.tamper(`update fact set happened_at = happened_at - interval '1 ms' where ${leafAt}`, recordId(1), 2)
  await ledger.tamper(`update ledger_leaf set leaf_hash = sha256('x') where ${leafAt}`, recordId(1), 3)
  await ledger.tamper(`update fact set written_at = written_at - interval '1 ms' where ${leafAt}`, recordId(1), 4)
  assert.deepEqual(await problemsOf(ledger), ['altered 1/2 leaf 1', 'altered 1/3 leaf 2', 'altered 1/4 leaf 3'])
})

/** As the sequencer did until it put the time of writing into the envelope. */
async function signAsBefore(ledger: TestLedger): Promise<void> {
  const facts = await ledger.clock.read({ force: '', who: '', now }, async (reader) => {
    return await unsigned.all(reader, {})
  })
  const leaves = facts.map((fact) => leafHash(enveloped(envelopeOf(fact), 1), fact.body_hash))
  const frontier = leaves.reduce(append, emptyTree)
  const root = rootOf(frontier)
  for (const [index, fact] of facts.entries())
    await ledger.tamper(
      'insert into ledger_leaf (leaf_index, force_id, record_id, position, leaf_hash) values ($1, $2, $3, $4, $5)',
      index,
      fact.force_id,
      fact.record_id,
      fact.position,
      leaves[index],
    )
  await ledger.tamper(
    'insert into checkpoint (tree_size, root_hash, watermark, frontier, note, signed_at) values ($1, $2, pg_current_xact_id(), $3, $4, $5)',
    frontier.size,
    root,
    packFrontier(frontier),
    signCheckpoint(ledger.seal.signer, { size: frontier.size, root }),
    now,
  )
}

const unsigned = statement({
  name: 'test: every fact in the order of the tree',
  row: Type.Object(envelopeColumns),
  example: {},
  sql: (_: object) => sql`select ${selectEnvelope} from fact order by ${treeOrder} limit 100`,
})

test('altered: a leaf, alone or together with its fact', async (t) => {
  const ledger = await twelveFacts(t)
  await ledger.tamper(`update ledger_leaf set leaf_hash = sha256('x') where ${leafAt}`, recordId(1), 2)
  const { problems } = await verdictOf(ledger)
  assert.deepEqual(problems.map(brief), ['altered 1/2 leaf 1'])
  assert.match(problems[0]?.sentence ?? '', /changed leaf 1 of the ledger; fact 2 of record .* is still the one/)
})

test('altered: a fact and its leaf rewritten to fit are found out by the signed root', async (t) => {
  const ledger = await twelveFacts(t)
  const other = await twelveFacts(t)
  const owner = await other.asOwner()
  const { rows } = await owner.query(`select body, salt, body_hash, written_at::text from fact where ${leafAt}`, [
    recordId(3),
    1,
  ])
  const leaf = await owner.query(`select leaf_hash from ledger_leaf where ${leafAt}`, [recordId(3), 1])
  const { body, salt, body_hash, written_at } = rows[0]
  await ledger.tamper(
    `update fact set body = $3, salt = $4, body_hash = $5, written_at = $6 where ${leafAt}`,
    recordId(3),
    1,
    body,
    salt,
    body_hash,
    written_at,
  )
  await ledger.tamper(`update ledger_leaf set leaf_hash = $3 where ${leafAt}`, recordId(3), 1, leaf.rows[0].leaf_hash)
  const { problems } = await verdictOf(ledger)
  assert.deepEqual(problems.map(brief), ['altered 3/1 leaf 8'])
  assert.match(problems[0]?.sentence ?? '', /The signed root of 9 facts does not fit/)
})

test('deleted: a fact, its leaf, or both', async (t) => {
  const fact = await twelveFacts(t)
  await fact.tamper(`delete from fact where ${leafAt}`, recordId(1), 4)
  await fact.tamper(`delete from fact where ${leafAt}`, recordId(3), 4)
  assert.deepEqual(await problemsOf(fact), ['deleted 1/4 leaf 5', 'deleted 3/4 leaf 11'])
  const leaf = await twelveFacts(t)
  await leaf.tamper(`delete from ledger_leaf where ${leafAt}`, recordId(1), 4)
  await leaf.tamper(`delete from ledger_leaf where ${leafAt}`, recordId(1), 5)
  const { problems } = await verdictOf(leaf)
  assert.deepEqual(problems.map(brief), ['deleted 1/4 leaf 5', 'deleted 1/5 leaf 6'])
  assert.match(
    problems[0]?.sentence ?? '',
    /Leaf 5 was deleted from the ledger: it stood for fact 4 of record .* still/,
  )
  const both = await twelveFacts(t)
  await both.tamper(`delete from fact where ${leafAt}`, recordId(1), 4)
  await both.tamper(`delete from ledger_leaf where ${leafAt}`, recordId(1), 4)
  assert.deepEqual(await problemsOf(both), ['deleted -/- leaf 5', 'deleted 1/4 leaf -'])
})

test('a fact without a leaf is not taken for one that was deleted elsewhere', async (t) => {
  const ledger = await twelveFacts(t)
  await ledger.tamper(`delete from fact where ${leafAt}`, recordId(1), 4)
  await ledger.tamper('delete from ledger_leaf where leaf_index in (5, 9)')
  await ledger.tamper(
    "update fact set written_xid = '5', record_id = $1 where record_id = $2 and position = 1",
    recordId(5),
    recordId(2),
  )
  await ledger.tamper('delete from ledger_leaf where leaf_index = 3')
  assert.deepEqual((await problemsOf(ledger)).sort(), [
    'deleted -/- leaf 3',
    'deleted -/- leaf 5',
    'deleted 1/4 leaf -',
    'deleted 2/1 leaf -',
    'deleted 3/2 leaf 9',
    'inserted 5/1 leaf -',
  ])
})

test('reordered: two leaves changed places, in one checkpoint or across several', async (t) => {
  const swap = async (ledger: TestLedger, one: number, two: number) => {
    const to = (from: number, next: number) =>
      ledger.tamper('update ledger_leaf set leaf_index = $2 where leaf_index = $1', from, next)
    await to(one, -1)
    await to(two, one)
    await to(-1, two)
  }
  const near = await twelveFacts(t)
  await swap(near, 3, 5)
  assert.deepEqual(await problemsOf(near), ['reordered 1/4 leaf 3', 'reordered 2/1 leaf 5'])
  const far = await twelveFacts(t)
  await swap(far, 1, 8)
  assert.deepEqual(await problemsOf(far), ['reordered 3/1 leaf 1', 'reordered 1/2 leaf 8'])
})

test('altered: a leaf made to stand for another record', async (t) => {
  const ledger = await twelveFacts(t)
  await ledger.tamper(`update ledger_leaf set record_id = $3 where ${leafAt}`, recordId(2), 2, recordId(77))
  assert.deepEqual(await problemsOf(ledger), ['altered 2/2 leaf 4'])
})

test('truncated: the end of facts, leaves and checkpoints was cut off', async (t) => {
  const all = await twelveFacts(t)
  await all.tamper('delete from fact where record_id = $1 and position > 1', recordId(3))
  await all.tamper('delete from ledger_leaf where leaf_index > 8')
  await all.tamper('delete from checkpoint where tree_size > 9')
  const gone = ['truncated -/- leaf 9', 'truncated -/- leaf 10', 'truncated -/- leaf 11']
  assert.deepEqual((await problemsOf(all)).sort(), ['truncated -/- leaf 9', ...gone].sort())
  const { problems } = await verdictOf(all)
  assert.ok(
    problems.some(({ sentence }) =>
      /file signs 12 facts, and the last checkpoint in the database covers 9/.test(sentence),
    ),
  )
  const leaves = await twelveFacts(t)
  await leaves.tamper('delete from ledger_leaf where leaf_index > 8')
  await leaves.tamper('delete from checkpoint where tree_size > 9')
  assert.deepEqual((await problemsOf(leaves)).sort(), [
    'truncated -/- leaf 9',
    'truncated 3/2 leaf 9',
    'truncated 3/3 leaf 10',
    'truncated 3/4 leaf 11',
  ])
  const checkpoints = await twelveFacts(t)
  await checkpoints.tamper('delete from checkpoint where tree_size > 9')
  assert.deepEqual((await problemsOf(checkpoints)).sort(), [
    'inserted 3/2 leaf 9',
    'inserted 3/3 leaf 10',
    'inserted 3/4 leaf 11',
    'truncated -/- leaf 9',
  ])
  const everything = await twelveFacts(t)
  for (const table of ['fact', 'ledger_leaf', 'checkpoint']) await everything.tamper(`truncate ${table}`)
  assert.deepEqual(
    new Set((await problemsOf(everything)).map((problem) => problem.split(' ')[0])),
    new Set(['truncated']),
  )
})

test('truncated: that the end of thousands was cut off stands before the leaves of it, which are more than are listed', async (t) => {
  const ledger = await openLedger(t)
  for (let number = 1; number <= 6; number += 1)
    await ledger.record(recordId(number), ...Array.from({ length: 200 }, (_, before) => before + 1))
  await ledger.cover(1_200)
  for (const table of ['fact', 'ledger_leaf', 'checkpoint']) await ledger.tamper(`truncate ${table}`)
  const { problems, more } = await verdictOf(ledger)
  assert.equal(problems.length + more, 1_201)
  assert.match(problems[0]?.sentence ?? '', /end of the ledger was cut off: the checkpoint file signs 1,200 facts/)
})

test('inserted: a fact put behind what was sequenced already, or a leaf that the sequencer did not write', async (t) => {
  const ledger = await twelveFacts(t)
  await ledger.tamper(
    `insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, written_xid, recorded_by, command_id, policy_version, body, salt, body_hash)
     values ($1, $2, 1, 'missing.noted/1', $3, $3, '5', $2, $2, 'test/1', '{}', '\\x00', sha256('\\x007b7d'))`,
    force,
    recordId(5),
    now,
  )
  await ledger.tamper(
    `insert into ledger_leaf (leaf_index, force_id, record_id, position, leaf_hash) values (12, $1, $2, 1, sha256('x'))`,
    force,
    recordId(6),
  )
  await ledger.record(recordId(7), 1)
  assert.deepEqual(await problemsOf(ledger), ['inserted 6/1 leaf 12', 'inserted 5/1 leaf -'])
})

test('a checkpoint deleted or changed in the database, and a file edited, signed by another or lost', async (t) => {
  const ledger = await twelveFacts(t)
  const file = ledger.seal.checkpointFile
  const kept = readFileSync(file, 'utf8')
  writeFileSync(file, kept.replace('\n8\n', '\n7\n'))
  assert.deepEqual((await problemsOf(ledger)).sort(), ['signature -/- leaf -', 'truncated -/- leaf -'])
  const [first = ''] = kept.match(/^.*?\n\n(?=vigil)/s) ?? []
  writeFileSync(file, kept.replace(first, ''))
  assert.deepEqual(await problemsOf(ledger), ['truncated -/- leaf -'])
  writeFileSync(file, kept + first)
  assert.deepEqual((await problemsOf(ledger)).sort(), ['reordered -/- leaf -'])
  rmSync(file)
  const { problems } = await verdictOf(ledger)
  assert.deepEqual(
    problems.map((problem) => problem.sentence),
    ['The checkpoint file is gone or empty: the database holds 4 that were in it.'],
  )
  writeFileSync(file, kept)
  const stranger = openSigner('test', `${file}.other`)
  const strange = await verify(ledger.clock, file, stranger, now)
  assert.deepEqual(
    strange.problems.map(brief),
    Array.from({ length: 4 }, () => 'signature -/- leaf -'),
  )
  await ledger.tamper('delete from checkpoint where tree_size = 3')
  await ledger.tamper("update checkpoint set root_hash = sha256('x') where tree_size = 8")
  assert.deepEqual(await problemsOf(ledger), ['deleted -/- leaf -', 'altered -/- leaf -'])
})

test('put in as if by a transaction that is still to come: named, though it waits for ever; what waits is held against its hash', async (t) => {
  const ledger = await twelveFacts(t)
  await ledger.record(recordId(3), 5)
  await ledger.tamper(`update fact set written_xid = '9000000000000000000' where ${leafAt}`, recordId(3), 5)
  await ledger.record(recordId(3), 6)
  await ledger.cover(13)
  await ledger.record(recordId(2), 3, 4)
  await ledger.tamper(`update fact set body = '{}' where ${leafAt}`, recordId(2), 4)
  const verdict = await verdictOf(ledger)
  assert.deepEqual(verdict.problems.map(brief), ['inserted 3/5 leaf -', 'altered 2/4 leaf -'])
  assert.equal(verdict.waiting, 2)
})

test('several things done at once are each found', async (t) => {
  const ledger = await twelveFacts(t)
  await ledger.tamper(`update fact set body = '{}' where ${leafAt}`, recordId(1), 2)
  await ledger.tamper(`delete from ledger_leaf where ${leafAt}`, recordId(2), 2)
  await ledger.tamper(`update ledger_leaf set leaf_hash = sha256('x') where ${leafAt}`, recordId(3), 1)
  await ledger.tamper(`delete from fact where ${leafAt}`, recordId(3), 3)
  assert.deepEqual(await problemsOf(ledger), [
    'altered 1/2 leaf 1',
    'deleted 2/2 leaf 4',
    'altered 3/1 leaf 8',
    'deleted 3/3 leaf 10',
  ])
})
