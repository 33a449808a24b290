// What an episode is now: folded from its facts, and from nothing else. Its parts, as they come about, and what is asked of it.
import type { Instant } from '../../kernel/time.ts'
import { type Ended, notEnded } from './state/ended.ts'
import { type Found, notFound } from './state/found.ts'
import { type Graded, notGraded } from './state/graded.ts'
import { notReported, type Reported } from './state/reported.ts'
import { notSearched, type Searched } from './state/searched.ts'

export type EpisodeState = Reported & Graded & Searched & Found & Ended

export const begin: EpisodeState = { ...notReported, ...notGraded, ...notSearched, ...notFound, ...notEnded }

export type { Grade } from './state/graded.ts'
export type { Phase } from './state/reported.ts'
export type { Photograph } from './state/searched.ts'

/** The child has not been located: the clock runs. */
export const isMissing = (state: EpisodeState): boolean => state.phase === 'reported' || state.phase === 'open'

/** At any time: a record that began as a concern counts from the loss of contact on. */
export const wasEverMissing = (state: EpisodeState): boolean => state.missingFrom !== null

/** Found dead: nobody is searched for, heard or brought home any more. Whoever is seriously harmed is alive, and is owed all of that. */
export const isDead = ({ grave }: EpisodeState): boolean => grave?.outcome === 'found dead'

/** In this episode or another: from then on no episode of the child owes what is owed to the living. */
export const hasDied = (state: EpisodeState): boolean => isDead(state) || state.diedIn !== null

/** Found dead in another episode, and searched for, or looked at, here still. */
export const searchesForTheDead = (state: EpisodeState): boolean =>
  state.diedIn !== null && (isMissing(state) || state.phase === 'known')

/** Located where they are not safe: found, and still somebody's to look at until they are back. */
export const isStillAtRisk = (state: EpisodeState): boolean =>
  state.phase === 'located' && !hasDied(state) && state.located?.atRisk === true

/** Seriously harmed in an earlier search of this record: who goes missing again may be harmed again. */
export const isGraveOfBefore = ({ grave, clocksFrom }: EpisodeState): boolean =>
  grave?.outcome === 'seriously harmed' && clocksFrom !== null && grave.at < clocksFrom

/** Serious harm was learned of this search, and nobody has said whether it is a death or serious injury to refer: learned as less since, an inspector still says so. */
export const asksWhetherGrave = (state: EpisodeState): boolean => {
  const { seriousHarmAt, grave, graveRuledOut, clocksFrom } = state
  if (seriousHarmAt === null || graveRuledOut !== null) return false
  return grave === null || (isGraveOfBefore(state) && clocksFrom !== null && seriousHarmAt >= clocksFrom)
}

/** After a death or serious injury what was reported stays as it is; by what is wrong nobody finds a child who is missing again. */
export const isFrozen = (state: EpisodeState): boolean => state.grave !== null && !isMissing(state)

/** Missing, known to be somewhere, or found and not back: what is sent about the child may matter now. */
export const isLookedFor = ({ phase }: EpisodeState): boolean =>
  phase === 'known' || phase === 'reported' || phase === 'open' || phase === 'located'

/** Where a time for the next look stands. */
export const isReviewed = (state: EpisodeState): boolean =>
  isMissing(state) || (state.phase === 'known' && !hasDied(state)) || isStillAtRisk(state)

/** Still somebody's work: on the board, or waiting for its close. */
export const isLive = (state: EpisodeState): boolean =>
  isMissing(state) || state.phase === 'known' || state.phase === 'located' || state.phase === 'returned'

/** Under 18, of unknown or disputed age, or a child when the episode began. */
export function countsAsChild(state: EpisodeState): boolean {
  const child = state.report?.child
  return child === undefined || child.ageDisputed || child.age === null || child.age < 18
}

/** Whoever is located has not been missing any longer since; and a record that ended says no more of later hours. */
export function missingUntil({ located, closedAt }: EpisodeState, at: Instant): Instant {
  const ended = located?.at ?? closedAt
  return ended !== null && ended < at ? ended : at
}

/** The grade that was endorsed is not the one that stands: somebody went higher by themselves, as anybody may. Lowered, a second person agreed. */
export const raisedSinceEndorsed = ({ endorsedAt, grades }: EpisodeState): boolean =>
  endorsedAt !== null && grades.findLast(({ how }) => how !== 'reviewed')?.how === 'raised'

/** Nothing more is recorded here: the record was void, or another force has the child and the record of its own. */
export const isElsewhere = (state: EpisodeState): boolean => state.phase === 'voided' || state.phase === 'transferred'

/** The latest word on the authority's return interview: an offer made after it was called missed stands before that. */
export const interviewWord = ({ returnInterview }: EpisodeState): 'offered' | 'done' | 'declined' | 'missed' | null => {
  const { offeredAt, outcome, offeredSinceAt } = returnInterview
  if (offeredSinceAt !== null) return 'offered'
  return outcome ?? (offeredAt === null ? null : 'offered')
}
