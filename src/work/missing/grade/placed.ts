// R13: placed here by an authority from elsewhere, by all that is known: then two authorities are told, and the home force asked.
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import type { EpisodeState } from '../state.ts'
import { rulesNow } from './minimum.ts'

export const isPlacedHere = (state: EpisodeState, policy: Policy, now: Instant): boolean =>
  rulesNow(state, policy, 'R13', now).includes('R13')

/** The placing authority and the host, or the child's own. */
export const authoritiesToTell = (state: EpisodeState, policy: Policy, now: Instant): number =>
  isPlacedHere(state, policy, now) ? 2 : 1

/** One that was told twice is one. */
export const authoritiesTold = ({ authoritiesTold: told }: EpisodeState): number =>
  new Set(told.map((name) => name.trim().toLowerCase())).size
