// What stands on the coordinator's list: in words, by whom it is owed, and the duty whose form does it.
import { jointAgencyResponse, notifySeriousIncident, rapidReview, referToConductOffice } from '../../duties/grave.ts'
import { keepWatch, referRepeatMissing, renewTriggerPlan } from '../../duties/next-time.ts'
import { holdReturnInterview, offerReturnInterview, readReturnInterview } from '../../duties/return-interview.ts'

type Item = {
  readonly item: string
  readonly words: string
  readonly by: 'local authority' | 'police' | 'safeguarding partners'
  readonly duty: string
}

const authority = 'local authority'
const police = 'police'
const partners = 'safeguarding partners'

export const items: readonly Item[] = [
  {
    item: offerReturnInterview.name,
    words: 'Return interview not offered',
    by: authority,
    duty: offerReturnInterview.name,
  },
  {
    item: holdReturnInterview.name,
    words: 'Return interview offered, not held',
    by: authority,
    duty: holdReturnInterview.name,
  },
  {
    item: 'offered since',
    words: 'Return interview reported as missed, offered since, not held',
    by: authority,
    duty: holdReturnInterview.name,
  },
  {
    item: readReturnInterview.name,
    words: 'Return interview held, not read',
    by: police,
    duty: readReturnInterview.name,
  },
  { item: keepWatch.name, words: 'Four-week watch: look again', by: police, duty: keepWatch.name },
  {
    item: referRepeatMissing.name,
    words: 'Referral of a child missing repeatedly',
    by: police,
    duty: referRepeatMissing.name,
  },
  { item: renewTriggerPlan.name, words: 'Trigger plan to make or renew', by: police, duty: renewTriggerPlan.name },
  { item: 'plan lapsed', words: 'Trigger plan past its review date', by: police, duty: renewTriggerPlan.name },
  // Owed by law for weeks after the record is closed, and on no list of a room.
  {
    item: referToConductOffice.name,
    words: 'Death or serious injury to refer (IOPC)',
    by: police,
    duty: referToConductOffice.name,
  },
  { item: jointAgencyResponse.name, words: 'Joint agency response', by: police, duty: jointAgencyResponse.name },
  {
    item: notifySeriousIncident.name,
    words: 'Serious incident to be notified',
    by: authority,
    duty: notifySeriousIncident.name,
  },
  { item: rapidReview.name, words: 'Rapid review', by: partners, duty: rapidReview.name },
]

/** Called missed and not held since: nothing runs any more, so that it is listed only where it is asked for. */
export const missed: Item = {
  item: 'missed',
  words: 'Return interview reported as missed, not held',
  by: authority,
  duty: holdReturnInterview.name,
}

export const itemOf = new Map([...items, missed].map((one) => [one.item, one]))
