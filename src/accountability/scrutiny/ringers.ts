// The clocks of the local policing body that ring.
import { ringer } from '../../registers/alarms.ts'
import { firstLook } from './first-look.ts'
import { performanceMeeting, performanceYear } from './performance.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'
import { publicationCheck } from './publication.ts'

export const scrutinyRingers = [
  ringer(firstLook),
  ringer(publicationCheck),
  ringer(commissionerAction),
  ringer(scrutinyDecision),
  ringer(performanceMeeting),
  ringer(performanceYear),
]
