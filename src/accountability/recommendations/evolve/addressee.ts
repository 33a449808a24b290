// To whom a recommendation is addressed: chosen where only free words stood, and corrected.
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies, Received } from '../facts.ts'
import type { RecommendationState } from '../state.ts'

/** What stood there in free words is kept as its name, where no other is given. */
export const chosenFor = (
  received: Received,
  { addressee, addresseeName, withOthers = [] }: Bodies['recommendation.addressee-chosen/1'],
) => ({
  ...received,
  addressee,
  addresseeName: addresseeName ?? received.addressee,
  withOthers,
})

export function corrected(
  state: RecommendationState,
  body: Bodies['recommendation.addressee-corrected/1'],
  at: Instant,
): RecommendationState {
  const { received, addresseeCorrections } = state
  if (received === null) return state
  const { addressee, addresseeName = null, withOthers = [] } = received
  return {
    ...state,
    received: {
      ...received,
      addressee: body.addressee,
      addresseeName: body.addresseeName,
      withOthers: body.withOthers ?? [],
    },
    addresseeAsked: null,
    addresseeCorrections: [...addresseeCorrections, { ...body, from: { addressee, addresseeName, withOthers }, at }],
  }
}
