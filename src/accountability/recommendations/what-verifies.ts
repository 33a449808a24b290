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
    ...when(supersededBy !== null, '', 'This recommendation was superseded. Verify the one that replaced it.'),
    ...when(closed !== null, '', 'The inspectorate closed it, so there is nothing left to verify or certify.'),
    ...when(stage === 'rejected', '', 'It was rejected. It must be accepted before it can be verified or certified.'),
    ...when(isVerified(state), '', 'It has already been verified by an inspector’s document.'),
    ...when(
      published !== null && on < published,
      'on',
      'This is before the recommendation was published. Enter a later day.',
    ),
    ...when(
      opened !== null && on < localDate(opened),
      'on',
      `It was opened again on ${opened === null ? '' : dateWords(localDate(opened))}, so an earlier document cannot verify it. Offer one signed after that day.`,
    ),
    ...when(
      documentsUsed.includes(textHash),
      'text',
      'This document has already been confirmed for it and only counts once. Offer a new one.',
    ),
  ]
}

/** A certificate is given by a chief officer; an inspector's document is entered by whoever keeps the register. */
export const mayNotOffer = (route: string | null, by: Person): readonly Refusal[] => [
  ...when(
    route === 'chief constable' && !may(by, 'approve the plan'),
    'route',
    'Only a chief officer can give this certificate.',
  ),
  ...when(
    route === 'inspector' && !may(by, 'keep the register'),
    'route',
    'Only somebody who keeps the register can enter an inspector’s document.',
  ),
]
