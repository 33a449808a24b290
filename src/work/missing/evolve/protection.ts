// Police protection of a child who was found: begun, told, looked at by the designated officer, ended.
import type { MissingFact } from '../facts.ts'
import type { EpisodeState } from '../state.ts'

type Of<Kind> = MissingFact & { readonly kind: Kind }

export function protectionBegun(
  state: EpisodeState,
  { body, happenedAt, recordedBy }: Of<'missing.police-protection-begun/1'>,
): EpisodeState {
  return {
    ...state,
    protection: { ...body, since: happenedAt, begunBy: recordedBy, told: [], designated: null },
  }
}

export function protectionTold(state: EpisodeState, { body }: Of<'missing.police-protection-told/1'>): EpisodeState {
  const { protection } = state
  // Tried and not reached is not told.
  return protection === null || !body.reached
    ? state
    : { ...state, protection: { ...protection, told: [...protection.told, body.whom] } }
}

export function protectionReviewed(
  state: EpisodeState,
  { body, happenedAt, recordedBy }: Of<'missing.police-protection-reviewed/1'>,
): EpisodeState {
  const designated = { by: recordedBy, at: happenedAt, needed: body.needed }
  return state.protection === null ? state : { ...state, protection: { ...state.protection, designated } }
}

export function protectionEnded(
  state: EpisodeState,
  { body, happenedAt }: Of<'missing.police-protection-ended/1'>,
): EpisodeState {
  const { protection } = state
  if (protection === null) return state
  const before = { since: protection.since, until: happenedAt, how: body.how }
  return { ...state, protection: null, protectedBefore: [...state.protectedBefore, before] }
}
