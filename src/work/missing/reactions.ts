// What an episode does when something else is written, in the same transaction: one line a reaction.
import type { Reaction } from '../../registers/world.ts'
import { followCorrection } from './reactions/follow-correction.ts'
import { followDeath } from './reactions/follow-death.ts'
import { followHistory } from './reactions/follow-history.ts'
import { followMatch } from './reactions/follow-match.ts'
import { followMerge } from './reactions/follow-merge.ts'
import { followReferral } from './reactions/follow-referral.ts'
import { followRepeats } from './reactions/follow-repeats.ts'
import { followStaff } from './reactions/follow-staff.ts'
import { returnedByAudit } from './reactions/returned-by-audit.ts'
import { tellOfConcern } from './reactions/tell-of-concern.ts'
import { tellOfContact } from './reactions/tell-of-contact.ts'
import { tellOfGraveOutcome } from './reactions/tell-of-grave-outcome.ts'
import { tellOfInterview } from './reactions/tell-of-interview.ts'
import { tellOfTransfer } from './reactions/tell-of-transfer.ts'
import { tellTheContact } from './reactions/tell-the-contact.ts'
import { tellTheCoordinator } from './reactions/tell-the-coordinator.ts'
import { tellTheHandler } from './reactions/tell-the-handler.ts'
import { tellTheOwner } from './reactions/tell-the-owner.ts'
import { followRestriction } from './restriction.ts'

export const reactions: readonly Reaction[] = [
  followRestriction,
  followMerge,
  followMatch,
  followCorrection,
  followHistory,
  followDeath,
  followStaff,
  followReferral,
  followRepeats,
  returnedByAudit,
  tellOfConcern,
  tellOfContact,
  tellTheHandler,
  tellTheContact,
  tellTheCoordinator,
  tellOfInterview,
  tellOfGraveOutcome,
  tellOfTransfer,
  tellTheOwner,
]
