// What each fact changes in an episode: here by what the fact is about, in evolve/ kind by kind. Pure, and exhaustive: a new kind of fact does not compile until it is answered there.
import type { Instant } from '../../kernel/time.ts'
import { closingChanges } from './evolve/closing.ts'
import { gradeChanges } from './evolve/grade.ts'
import { reportChanges } from './evolve/report.ts'
import { returnChanges } from './evolve/return.ts'
import { searchChanges } from './evolve/search.ts'
import type { FactAmong, MissingFact } from './facts.ts'
import { gradeKinds } from './grade-facts.ts'
import { isReal } from './real-action.ts'
import { reportKinds } from './report-facts.ts'
import { returnKinds } from './return-facts.ts'
import { searchKinds } from './search-facts.ts'
import { type EpisodeState, isMissing } from './state.ts'

export function evolve(state: EpisodeState, fact: MissingFact): EpisodeState {
  const after = change(state, fact)
  return isReal(fact) ? actedOn(after, state, fact.happenedAt) : after
}

function change(state: EpisodeState, fact: MissingFact): EpisodeState {
  if (fact.kind === 'missing.erased') return state
  if (isAmong(reportKinds, fact)) return reportChanges(state, fact)
  if (isAmong(gradeKinds, fact)) return gradeChanges(state, fact)
  if (isAmong(searchKinds, fact)) return searchChanges(state, fact)
  if (isAmong(returnKinds, fact)) return returnChanges(state, fact)
  return closingChanges(state, fact)
}

const isAmong = <Kinds extends object>(kinds: Kinds, fact: MissingFact): fact is FactAmong<Kinds> => fact.kind in kinds

/** When something was last done; what is written down afterwards sets it back no further while the child is missing. */
function actedOn(state: EpisodeState, before: EpisodeState, at: Instant): EpisodeState {
  const { lastRealAt } = before
  return isMissing(before) && lastRealAt !== null && lastRealAt > at ? state : { ...state, lastRealAt: at }
}
