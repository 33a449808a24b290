// Photographs as a page shows them: the address of each, and what it may be used for. Pure.
import type { EpisodeState, Photograph } from '../state.ts'
import { consentWords } from './consent.ts'

/** The newest first, each with what may be done with it. */
export const photographsShown = (recordId: string, { photographs }: EpisodeState) =>
  [...photographs].reverse().map((one) => ({ ...one, ...wordsOf(one), path: pathOf(recordId, one.position) }))

const wordsOf = ({ consent, agreedBy }: Photograph) => ({ use: consentWords[consent], agreedBy })

export const pathOf = (recordId: string, position: number) => `/missing/${recordId}/photographs/${position}`
