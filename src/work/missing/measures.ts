// Every measure of missing children's episodes: what one episode contributes. Adding one is its file and a line here.
import type { Observation } from '../../practice/measure.ts'
import { homeOf } from './looked-after.ts'
import * as grading from './measures/grading.ts'
import { handedOver } from './measures/handovers.ts'
import { type FoldedEpisode, isCounted, type Observe, wasMissing } from './measures/observing.ts'
import * as outcome from './measures/outcome.ts'
import { longestInactivity } from './measures/quiet.ts'
import * as response from './measures/response.ts'
import * as back from './measures/return.ts'
import { returnedByInspector } from './measures/returned-cases.ts'

export { definitions } from './measures/definitions.ts'

const ofMissing: readonly Observe[] = [
  grading.gradedAtOrAbove,
  grading.everLow,
  response.repeatedWithin28Days,
  grading.timeToEndorsement,
  grading.timeToGrade,
  grading.raisedLate,
  response.arrivedInTime,
  longestInactivity,
  response.acknowledged,
  response.reviewedOnTime,
  response.reviewsThatActed,
  handedOver,
  grading.earlierConsidered,
  back.preventionInterview,
  back.returnInterviewOffered,
  back.returnInterviewHeld,
  back.returnInterviewUsed,
  outcome.exploitationAction,
  outcome.transferAnswered,
  outcome.blamingWording,
  grading.gradedByCompetent,
  outcome.promiseKept,
  back.triggerPlan,
  outcome.ethnicityRecorded,
  outcome.disparity,
  outcome.calibration,
  outcome.unitTold,
]

export function observations(folded: FoldedEpisode): readonly Observation[] {
  if (!isCounted(folded)) return []
  const child = folded.state.report?.child.personId
  const home = homeOf(folded.forceId, folded.state)
  // A contact not opened as missing that became an episode is both: what it was said to be, and what was owed once it was not.
  const observed = [
    ...(wasMissing(folded) ? ofMissing.flatMap((observe) => observe(folded)) : []),
    ...outcome.contactsNotOpened(folded),
    ...returnedByInspector(folded),
  ]
  if (child === undefined) return observed
  return observed.map((one) => (home === null ? { ...one, child } : { ...one, child, home }))
}
