// Missing again, or still: what was done on a location that no longer holds is done again.
import type { Instant } from '../../../kernel/time.ts'
import type { MissingFact } from '../facts.ts'
import { begin, type EpisodeState } from '../state.ts'
import { noEndProposed, nothingProposed } from './waiting.ts'

/** Graded, endorsed and deployed anew. The grade stays in sight. */
export function searchedAgain(state: EpisodeState, clocksFrom: Instant): EpisodeState {
  return {
    ...state,
    phase: 'reported',
    clocksFrom,
    harmedEarlier: worstHarm(state),
    grading: null,
    gradedBy: null,
    endorsedAt: null,
    ...nothingProposed,
    ...noEndProposed,
    deployedAt: null,
    arrivedAt: null,
    // What was promised before the child was found ended there.
    ...(state.located === null ? {} : { promises: [], promisedBy: null }),
    located: null,
    returnedAt: null,
    authoritiesTold: [],
    interview: null,
    crimeToldAt: null,
    interviewExcepted: null,
    returnInterview: begin.returnInterview,
  }
}

/** Of all searches of this record so far: whoever was harmed and goes missing again was harmed before, though it stands in the same record. */
export function worstHarm({ harmedEarlier, grave, learned }: EpisodeState): EpisodeState['harmedEarlier'] {
  const serious = grave ?? (learned?.harm === 'serious harm' ? learned : null)
  if (harmedEarlier?.harm === 'serious harm') return harmedEarlier
  if (serious !== null) return { harm: 'serious harm', at: serious.at }
  return harmedEarlier ?? (learned?.harm === 'harm' ? { harm: 'harm', at: learned.at } : null)
}

/** Where the child was until contact was lost: given with it, or where they had been found, or were known to be. */
export function lastSeenAgain(
  after: EpisodeState,
  before: EpisodeState,
  { happenedAt, body }: MissingFact & { readonly kind: 'missing.contact-lost/1' },
): EpisodeState {
  const { report, located } = before
  if (report === null) return after
  const place = body.place ?? located?.place ?? before.knownPlace ?? report.lastSeen.place
  const found = located === null ? [] : [{ place: located.place, with: located.with, at: located.at }]
  return {
    ...after,
    report: { ...report, lastSeen: { at: happenedAt, precision: 'about', place } },
    foundBefore: [...before.foundBefore, ...found],
  }
}
