// How the register says what is published: handed in, since the register is another slice.
import type { WholeTest } from '../whole-test.ts'
import type { RecommendationRow } from './queries.ts'

export type Words = {
  readonly ruleOf: (row: Pick<RecommendationRow, 'time_scale' | 'base_on' | 'date_from'>) => string | null
  readonly wholeTest: (test: unknown) => WholeTest | null
}
