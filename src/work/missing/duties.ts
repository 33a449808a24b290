// Every duty of an episode, in the order in which it falls due. Adding one is an entry in its file and a line here.

import * as afterDeath from './duties/after-death.ts'
import * as authorities from './duties/authorities.ts'
import * as family from './duties/family.ts'
import * as grading from './duties/grading.ts'
import * as grave from './duties/grave.ts'
import * as match from './duties/match.ts'
import * as minimum from './duties/minimum.ts'
import * as nextTime from './duties/next-time.ts'
import * as oversight from './duties/oversight.ts'
import * as ownership from './duties/ownership.ts'
import * as partners from './duties/partners.ts'
import * as protection from './duties/protection.ts'
import * as response from './duties/response.ts'
import * as back from './duties/return.ts'
import * as heard from './duties/return-interview.ts'
import type { MissingRule } from './duties/rule.ts'
import * as stillMissing from './duties/still-missing.ts'

const each: readonly MissingRule[] = [
  grading.gradeTheRisk,
  match.decideTheMatch,
  grading.giveTheDose,
  grading.endorseTheGrade,
  minimum.raiseToTheMinimum,
  minimum.lookAtConcern,
  response.checkEarlierRecords,
  partners.checkNationalSystems,
  grading.adviseOnLowering,
  response.deployAnOfficer,
  response.lookAgainUndeployed,
  response.arrive,
  ownership.giveAnOwner,
  ownership.acknowledgeOwnership,
  ownership.giveAnotherOwner,
  ownership.takeFirstAction,
  response.findOutWhatIsNotKnown,
  authorities.tellChildrensServices,
  authorities.tellPlacingAuthority,
  authorities.tellHostAuthority,
  authorities.askHomeForce,
  family.readCarerForm,
  family.keepThePromise,
  family.decideWhatFamilyIsTold,
  partners.obtainPhotograph,
  partners.circulate,
  oversight.reviewTheRisk,
  oversight.handOver,
  oversight.seniorLook,
  oversight.decideOnMedia,
  oversight.decideOnRescueAlert,
  stillMissing.justifyAtDay,
  stillMissing.justifyAtThreeDays,
  stillMissing.longTermReview,
  oversight.answerAuditConcern,
  partners.tellTheUnitOfHigh,
  partners.tellTheMissingPersonsUnit,
  partners.secureIdentification,
  authorities.holdStrategyMeeting,
  authorities.meetAboutPattern,
  partners.acceptTransfer,
  afterDeath.endSearchAfterDeath,
  ...protection.tellOfProtection,
  protection.reviewProtection,
  protection.releaseTheChild,
  protection.endProtection,
  back.bringToSafety,
  back.tellAuthorityLocated,
  back.tellAuthorityOfDeath,
  family.tellFamilyLocated,
  family.tellFamilyOfDeath,
  back.preventionInterview,
  back.plannedInterview,
  heard.offerReturnInterview,
  heard.holdReturnInterview,
  heard.readReturnInterview,
  nextTime.keepWatch,
  nextTime.referRepeatMissing,
  nextTime.renewTriggerPlan,
  grave.decideWhetherGrave,
  grave.referToConductOffice,
  grave.jointAgencyResponse,
  grave.notifySeriousIncident,
  grave.rapidReview,
]

export const rules: readonly MissingRule[] = each.map(afterDeath.owedAgainAfterDeath)
