// The closure tests that were approved, folded from the facts that approved them: the table of recommendations is for lists, and the application may write it.
import type { Reader } from '../../kernel/database.ts'
import { load } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import { recommendation } from './procedure.ts'
import { recommendations } from './queries.ts'
import type { ClosureTest } from './test.ts'

export type Tested = {
  readonly recordId: string
  readonly reference: string
  readonly test: ClosureTest
  readonly countsFrom: string | null
}

export async function approvedTests(reader: Reader, world: World): Promise<readonly Tested[]> {
  const listed = await recommendations.all(reader, { force: world.who.forceId, limit: 1000 })
  const folded = await Promise.all(
    listed.map(async ({ record_id }) => await load(reader, world, recommendation, record_id)),
  )
  return folded.flatMap(({ recordId, state: { received, test, countsFrom } }) =>
    received === null || test === null ? [] : [{ recordId, reference: received.reference, test, countsFrom }],
  )
}
