// What keeps a document from verifying a recommendation: what became of it before, the document's day, and who offers it.
import type { Refusal } from '../../kernel/outcome.ts'
import { dateWords, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { may, type Person } from '../../registers/permissions.ts'
import { isVerified, type RecommendationState } from './state.ts'

/** What keeps a document from verifying, when it is offered and again when it is confirmed: much may happen between. */
export function saysNothing(
  state: RecommendationState,
  { on, textHash }: { readonly on: string; readonly textHash: string },
): readonly Refusal[] {
  const { received, supersededBy, closed, stage, reopenings, documentsUsed } = state
  const published = received?.published ?? null
  const opened = reopenings.at(-1)?.at ?? null
  return [
    ...when(received === null, '', 'There is no such recommendation.'),
    ...when(supersededBy !== null, '', 'It was superseded: verify the one that took its place.'),
    ...when(closed !== null, '', 'The inspectorate closed it: nothing is left to verify or to certify.'),
    ...when(stage === 'rejected', '', 'It was rejected: it is accepted before anything verifies or certifies it.'),
    ...when(isVerified(state), '', 'It is verified by an inspector’s document already.'),
    ...when(published !== null && on < published, 'on', 'This is before the recommendation was published.'),
    ...when(
      opened !== null && on < localDate(opened),
      'on',
      `It was opened again on ${opened === null ? '' : dateWords(localDate(opened))}: a document from before that says nothing of it since. Offer one that was signed afterwards.`,
    ),
    ...when(
      documentsUsed.includes(textHash),
      'text',
      'This very document was confirmed for it before, and counts once. Offer the new one.',
    ),
  ]
}

/** A certificate is given by a chief officer; an inspector's document is entered by whoever keeps the register. */
export const mayNotOffer = (route: string | null, by: Person): readonly Refusal[] => [
  ...when(
    route === 'chief constable' && !may(by, 'approve the plan'),
    'route',
    'Only a chief officer gives this certificate.',
  ),
  ...when(
    route === 'inspector' && !may(by, 'keep the register'),
    'route',
    'Whoever keeps the register enters an inspector’s document.',
  ),
]
