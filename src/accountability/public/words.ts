// How the register says what is published: handed in, since the register is another slice.
import type { LocalDate } from '../../kernel/time.ts'
import type { WholeTest } from '../whole-test.ts'
import type { AnnouncedStage, RecommendationRow } from './queries.ts'

export type Words = {
  readonly ruleOf: (row: Pick<RecommendationRow, 'time_scale' | 'base_on' | 'date_from'>) => string | null
  /** How many forces are in engage on that day, in sentences. */
  readonly engagedOn: (stages: readonly AnnouncedStage[], force: string, on: LocalDate) => readonly string[]
  readonly wholeTest: (test: unknown) => WholeTest | null
}
