// A ledger of twelve facts under four checkpoints, and what its verification says of it in short.
import assert from 'node:assert/strict'
import { type TestContext } from 'node:test'
import { type Problem, verify } from '../src/kernel/verify.ts'
import { now, openLedger, recordId, type TestLedger } from './ledger.ts'

/** Three records and twelve facts under four checkpoints at least, of 3, 8, 9 and 12 facts. */
export async function twelveFacts(t: TestContext): Promise<TestLedger> {
  const ledger = await openLedger(t)
  await ledger.record(recordId(1), 1, 2, 3)
  await ledger.cover(3)
  await ledger.record(recordId(2), 1, 2)
  await ledger.record(recordId(1), 4, 5, 6)
  await ledger.cover(8)
  await ledger.record(recordId(3), 1)
  await ledger.cover(9)
  await ledger.record(recordId(3), 2, 3, 4)
  await ledger.cover(12)
  return ledger
}

export const verdictOf = async (ledger: TestLedger) =>
  await verify(ledger.clock, ledger.seal.checkpointFile, ledger.seal.signer, now)

export async function problemsOf(ledger: TestLedger) {
  const { problems } = await verdictOf(ledger)
  for (const { sentence } of problems) assert.doesNotMatch(sentence, /Erin|Inventedname|Hanley/)
  return problems.map(brief)
}

/** Kind, record, position, leaf: '-' where it has none. */
export const brief = ({ kind, recordId: record, position, leafIndex }: Problem): string =>
  `${kind} ${record ? Number(record.slice(-12)) : '-'}/${position ?? '-'} leaf ${leafIndex ?? '-'}`

export const leafAt = 'record_id = $1 and position = $2'
