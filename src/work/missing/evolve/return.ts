// What is known of where the child is: whereabouts known or lost, located, returned, asked; police protection stands in a file of its own.
import type { Instant } from '../../../kernel/time.ts'
import type { FactAmong } from '../facts.ts'
import type { returnKinds } from '../return-facts.ts'
import type { EpisodeState } from '../state.ts'
import { protectionBegun, protectionEnded, protectionReviewed, protectionTold } from './protection.ts'
import { lastSeenAgain, searchedAgain } from './searched-again.ts'
import { noEndProposed, nothingWaits } from './waiting.ts'

export function returnChanges(state: EpisodeState, fact: FactAmong<typeof returnKinds>): EpisodeState {
  switch (fact.kind) {
    case 'missing.known-to-be/1': {
      const { where, reviewBy } = fact.body
      return {
        ...state,
        ...nothingWaits,
        ...noEndProposed,
        phase: 'known',
        nextReviewAt: reviewBy,
        knownPlace: where,
      }
    }
    case 'missing.contact-lost/1':
      return { ...lastSeenAgain(searchedAgain(state, fact.happenedAt), state, fact), missingFrom: fact.happenedAt }
    case 'missing.concern-end-proposed/1':
      return { ...state, concernEndProposed: { position: fact.position, by: fact.recordedBy } }
    case 'missing.concern-ended/1':
      return { ...state, ...noEndProposed, phase: 'closed', closedAt: fact.happenedAt }
    case 'missing.located/1':
      return { ...state, ...nothingWaits, phase: 'located', located: { ...fact.body, at: fact.happenedAt } }
    case 'missing.returned/1':
      return { ...state, phase: 'returned', returnedAt: fact.happenedAt }
    case 'missing.police-protection-begun/1':
      return protectionBegun(state, fact)
    case 'missing.police-protection-told/1':
      return protectionTold(state, fact)
    case 'missing.police-protection-reviewed/1':
      return protectionReviewed(state, fact)
    case 'missing.police-protection-ended/1':
      return protectionEnded(state, fact)
    case 'missing.authority-told/1':
      return { ...state, authoritiesTold: [...state.authoritiesTold, fact.body.authority] }
    case 'missing.interview-held/1':
      return interviewed(state, { ...fact.body, at: fact.happenedAt })
    case 'missing.interview-excepted/1':
      return { ...state, interviewExcepted: fact.body }
    case 'missing.return-interview-reported/1': {
      const { outcome, by, detail: shared, bySignedLink } = fact.body
      const after = returnInterview(state, outcome, fact.happenedAt)
      const said = { at: fact.happenedAt, by, outcome, shared, bySignedLink }
      return { ...state, returnInterview: { ...after, said: [...after.said, said] } }
    }
    case 'missing.return-interview-read/1':
      return { ...state, returnInterview: { ...state.returnInterview, readAt: fact.happenedAt } }
    case 'missing.watch-kept/1':
      return fact.body.heard === 'nobody was reached' ? state : { ...state, watchKeptAt: fact.happenedAt }
  }
}

/** A telephone call after the child was seen makes nobody unseen, nor does a second talk take back what was disclosed in the first. */
function interviewed(state: EpisodeState, said: NonNullable<EpisodeState['interview']>): EpisodeState {
  const { interview: before, crimeToldAt } = state
  const told = said.crimeDisclosed ? said.at : null
  const shown = before?.faceToFace === true && !said.faceToFace ? before : said
  return {
    ...state,
    interview: {
      ...shown,
      offeredApart: shown.offeredApart || (before?.faceToFace === true && before.offeredApart),
      crimeDisclosed: said.crimeDisclosed || before?.crimeDisclosed === true,
      stoppedForPlannedInterview: said.stoppedForPlannedInterview || before?.stoppedForPlannedInterview === true,
    },
    plannedInterviewSince: state.plannedInterviewSince ?? told,
    crimeToldAt: told === null || (crimeToldAt !== null && crimeToldAt > told) ? crimeToldAt : told,
  }
}

function returnInterview(
  state: EpisodeState,
  outcome: 'offered' | 'done' | 'declined' | 'missed',
  at: Instant,
): EpisodeState['returnInterview'] {
  const known = state.returnInterview
  // Held is held, whatever somebody reports afterwards.
  if (known.outcome === 'done' && outcome !== 'done') return known
  if (outcome === 'offered') {
    const since = known.outcome === 'missed' && known.outcomeAt !== null && at > known.outcomeAt
    return { ...known, offeredAt: known.offeredAt ?? at, offeredSinceAt: since ? at : known.offeredSinceAt }
  }
  // An interview held or declined was offered; one that was missed says nothing of an offer.
  return {
    ...known,
    offeredAt: outcome === 'missed' ? known.offeredAt : (known.offeredAt ?? at),
    outcome,
    outcomeAt: at,
    offeredSinceAt: null,
  }
}
