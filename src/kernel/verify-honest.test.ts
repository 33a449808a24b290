// An honest ledger has no problem, whatever a crash, a slow commit, an erasure or the sequencer beside it leaves.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { now, openLedger, recordId } from '../../test/ledger.ts'
import { leafAt, problemsOf, twelveFacts, verdictOf } from '../../test/twelve-facts.ts'
import { lastKept } from './checkpoint-file.ts'
import { type Database } from './database.ts'
import { sequence } from './sequencer.ts'
import { verify } from './verify.ts'

test('an honest ledger: everything checked, nothing found, and what is not sequenced yet is only waiting', async (t) => {
  const ledger = await twelveFacts(t)
  const { checkpoints, ...rest } = await verdictOf(ledger)
  // Another test of the same server may hold a turn back: then there is one more.
  assert.ok(checkpoints >= 4, `${checkpoints}`)
  const whole = { ...rest, checkpoints }
  assert.deepEqual(rest, { size: 12, checked: 12, erased: 0, waiting: 0, problems: [], more: 0 })
  await ledger.record(recordId(4), 1, 2)
  assert.deepEqual(await verdictOf(ledger), { ...whole, waiting: 2 })
  const progress: number[][] = []
  await verify(ledger.clock, ledger.seal.checkpointFile, ledger.seal.signer, now, (...done) => progress.push(done))
  assert.deepEqual(progress, [[12, 12]])
})

test('an empty ledger has nothing wrong with it', async (t) => {
  const ledger = await openLedger(t)
  assert.deepEqual(await verdictOf(ledger), {
    size: 0,
    checked: 0,
    erased: 0,
    waiting: 0,
    checkpoints: 0,
    problems: [],
    more: 0,
  })
})

test('a lawful erasure keeps the hash, is accepted and counted', async (t) => {
  const ledger = await twelveFacts(t)
  await ledger.tamper(`update fact set body = null, salt = null, erased_at = now() where record_id = $1`, recordId(1))
  const verdict = await verdictOf(ledger)
  assert.deepEqual([verdict.checked, verdict.erased, verdict.problems], [12, 6, []])
  await ledger.tamper(`update fact set body_hash = sha256('x') where ${leafAt}`, recordId(1), 2)
  assert.deepEqual(await problemsOf(ledger), ['altered 1/2 leaf 1'])
})

test('what a crash leaves behind, and a slow commit, are no problem', async (t) => {
  const ledger = await twelveFacts(t)
  const file = ledger.seal.checkpointFile
  const kept = readFileSync(file, 'utf8')
  const last = (await lastKept(file))?.note ?? ''
  writeFileSync(file, kept.slice(0, -20))
  assert.deepEqual(await problemsOf(ledger), [])
  writeFileSync(file, kept.replace(last, ''))
  assert.deepEqual(await problemsOf(ledger), [])
  writeFileSync(file, kept.slice(0, -90))
  await sequence(ledger.clock, now, ledger.seal)
  assert.deepEqual(await problemsOf(ledger), [])
})

test('the sequencer goes on beside it: what is recorded and signed between any two of its readings is nothing wrong', async (t) => {
  const ledger = await twelveFacts(t)
  let signed = 12
  const beside: Database = {
    ...ledger.clock,
    read: async (context, work) => {
      const answer = await ledger.clock.read(context, work)
      await ledger.record(recordId(100 + signed), 1)
      signed += 1
      await ledger.cover(signed)
      return answer
    },
  }
  const verdict = await verify(beside, ledger.seal.checkpointFile, ledger.seal.signer, now)
  assert.deepEqual([verdict.size, verdict.checked, verdict.problems], [12, 12, []])
  assert.ok(signed > 15)
  assert.deepEqual((await verdictOf(ledger)).problems, [])
})
