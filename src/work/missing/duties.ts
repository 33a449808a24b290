// Every duty of an episode, in the order in which it falls due. Adding one is an entry in its file and a line here.
import * as oversight from './duties/oversight.ts'
import * as partners from './duties/partners.ts'
import * as response from './duties/response.ts'
import * as back from './duties/return.ts'
import type { MissingRule } from './duties/rule.ts'

export const rules: readonly MissingRule[] = [
  response.gradeTheRisk,
  response.endorseTheGrade,
  response.raiseToTheMinimum,
  response.checkEarlierRecords,
  response.adviseOnLowering,
  response.deployAnOfficer,
  response.arrive,
  response.acknowledgeOwnership,
  response.takeFirstAction,
  response.findOutWhatIsNotKnown,
  partners.tellChildrensServices,
  partners.tellPlacingAuthority,
  partners.keepThePromise,
  partners.obtainPhotograph,
  partners.circulate,
  oversight.reviewTheRisk,
  oversight.handOver,
  oversight.seniorLook,
  oversight.decideOnMedia,
  oversight.decideOnRescueAlert,
  oversight.justifyAtDay,
  oversight.justifyAtThreeDays,
  oversight.answerAuditConcern,
  partners.tellTheMissingPersonsUnit,
  partners.secureIdentification,
  partners.holdStrategyMeeting,
  partners.acceptTransfer,
  back.tellAuthorityLocated,
  back.preventionInterview,
  back.offerReturnInterview,
  back.holdReturnInterview,
  back.readReturnInterview,
  back.keepWatch,
  back.referRepeatMissing,
  back.renewTriggerPlan,
  back.referToConductOffice,
  back.jointAgencyResponse,
  back.notifySeriousIncident,
  back.rapidReview,
]
