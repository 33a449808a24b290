// The closure tests that were approved, folded from the facts that approved them: the table of recommendations is for lists, and the application may write it.
import type { Reader } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Folded } from '../../practice/procedure.ts'
import { load } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import { firstMonthSince } from './counts-from.ts'
import type { RecommendationFact } from './facts.ts'
import { recommendation } from './procedure.ts'
import { recommendations } from './queries.ts'
import { isEndedByDocument, type RecommendationState } from './state.ts'
import type { ClosureTest } from './test.ts'

export type Tested = {
  readonly recordId: string
  readonly reference: string
  readonly test: ClosureTest
  /** The month in which it was loosened, and the first one since the report was published. */
  readonly loosenedIn: string | null
  readonly published: string | null
  readonly superseded: boolean
  readonly endedByDocument: boolean
}

export async function approvedTests(reader: Reader, world: World): Promise<readonly Tested[]> {
  const listed = await recommendations.all(reader, { force: world.who.forceId, limit: 1000 })
  const folded = await Promise.all(
    listed.map(async ({ record_id }) => await load(reader, world, recommendation, record_id)),
  )
  return folded.flatMap((one) => (isSet(one.state, world.now) ? (testedOf(one) ?? []) : []))
}

/** A day that has passed is judged by no test that was approved after it. */
const isSet = ({ testSetAt }: RecommendationState, now: Instant): boolean => testSetAt !== null && testSetAt <= now

/** Null for one without an approved test. */
export function testedOf({ recordId, state }: Folded<RecommendationState, RecommendationFact>): Tested | null {
  const { received, test, countsFrom, supersededBy } = state
  if (received === null || test === null) return null
  return {
    recordId,
    reference: received.reference,
    test,
    loosenedIn: countsFrom,
    published: firstMonthSince(state),
    superseded: supersededBy !== null,
    endedByDocument: isEndedByDocument(state),
  }
}
