// What an episode does when something else is written, in the same transaction: one line a reaction.
import type { Reaction } from '../../registers/world.ts'
import { followCorrection } from './follow-correction.ts'
import { followHistory } from './follow-history.ts'
import { followMatch } from './follow-match.ts'
import { followMerge } from './follow-merge.ts'
import { tellTheHandler } from './found-safe.ts'
import { followRestriction } from './restriction.ts'
import { returnedByAudit } from './returned-by-audit.ts'
import { tellTheOwner } from './tell-the-owner.ts'
import { tellOfInterview } from './told-of-interview.ts'
import { tellTheCoordinator } from './told-of-lowering.ts'

export const reactions: readonly Reaction[] = [
  followRestriction,
  followMerge,
  followMatch,
  followCorrection,
  followHistory,
  returnedByAudit,
  tellTheHandler,
  tellTheCoordinator,
  tellOfInterview,
  tellTheOwner,
]
