// What a photograph may be used for, as whoever may say so agreed.
import type { Static } from 'typebox'
import type { PhotographConsent } from '../fact-parts.ts'

export const consentWords: Readonly<Record<Static<typeof PhotographConsent>, string>> = {
  'police and partners': 'For the search by police and partners only: not to be published',
  'may be published': 'May also be published to find the child',
  'nobody could be asked': 'Nobody could be asked yet: for the search by police only',
}
