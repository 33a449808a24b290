// An inspection as the report that is read: its programme and its day, by which its generation is found.
import { type Instant, localDate } from '../../../kernel/time.ts'
import type { Report } from './generations.ts'
import type { InspectionState } from './state.ts'

/** A draft is of today. */
export const reportOf = ({ recorded, published }: InspectionState, now: Instant): Report => ({
  programme: recorded?.programme ?? '',
  on: published?.on ?? localDate(now),
})
