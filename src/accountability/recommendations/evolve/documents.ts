// A document that verifies, and what is left of it when a failing test opens the recommendation again.
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies } from '../facts.ts'
import type { RecommendationState } from '../state.ts'

/** What was superseded, rejected or closed by the inspectorate stays so, whatever is confirmed afterwards. */
export function verified(
  state: RecommendationState,
  body: Bodies['recommendation.verified/1'],
  at: Instant,
): RecommendationState {
  const { offered, closed, documentsUsed } = state
  const stays = state.supersededBy !== null || closed !== null || state.stage === 'rejected'
  return {
    ...state,
    stage: stays ? state.stage : verifiedStage(body.route),
    verified: { ...body, text: offered?.textHash === body.textHash ? (offered?.text ?? null) : null, at },
    documentsUsed: body.textHash === null ? documentsUsed : [...documentsUsed, body.textHash],
    offered: null,
  }
}

export const certified = 'certified by the chief constable, not inspected'

/** A sign-off by the chief constable is no inspection, and says so wherever it stands. */
const verifiedStage = (route: 'inspector' | 'chief constable'): string =>
  route === 'inspector' ? 'verified' : certified

/** What ended it ends it no more, whatever stage is recorded afterwards; a document that waited knew nothing of the fall. */
export function reopened(
  state: RecommendationState,
  { stops, by = 'figures' }: Bodies['recommendation.re-opened/1'],
  at: Instant,
): RecommendationState {
  const reopenings = [...state.reopenings, { at, stops, by }]
  if (state.supersededBy !== null) return { ...state, reopenings }
  const { verified: signed, closed, endedBefore } = state
  const before = [
    ...(signed === null ? [] : [{ document: signed.document, on: signed.on, text: signed.text, reopenedAt: at }]),
    ...(closed === null ? [] : [{ document: closed.document, on: closed.on, text: null, reopenedAt: at }]),
  ]
  return {
    ...state,
    stage: 're-opened',
    verified: null,
    closed: null,
    offered: null,
    endedBefore: [...endedBefore, ...before],
    reopenings,
  }
}
