// What may be recorded of a recommendation now: nothing that would be refused whatever somebody typed.
import { mayChangeBase, mayMoveDate } from '../dating.ts'
import type { RecommendationState } from '../procedure.ts'
import { hasEnded, isVerified } from '../state.ts'

type Offer = { readonly path: string; readonly title: string }

export function whatToRecord(state: RecommendationState): readonly Offer[] {
  // Whatever comes is recorded on the one that took its place.
  if (state.supersededBy !== null) return []
  const isOver = hasEnded(state)
  const stands = !isVerified(state) && state.closed === null
  const offers: readonly (Offer & { readonly now: boolean })[] = [
    { path: 'stages', title: 'Record the force’s response', now: stands && state.rejectionAsked === null },
    { path: 'date-requests', title: 'Ask for another date', now: mayMoveDate(state) },
    { path: 'base', title: 'Change the day its time limit starts', now: mayChangeBase(state) },
    { path: 'findings-again', title: 'Record that it was found again', now: true },
    { path: 'revisits', title: 'Add a revisit letter', now: state.revisitOffered === null },
    { path: 'submissions', title: 'Record that it was submitted', now: !isOver },
    { path: 'verifications', title: 'Add the document that verifies it', now: !isOver && state.offered === null },
    {
      path: 'successors',
      title: 'Replace it with another recommendation',
      now: !isOver && state.supersedingAsked === null,
    },
  ]
  return offers.flatMap(({ now, ...offer }) => (now ? [offer] : []))
}
