// Where a recommendation comes from and what became of it, with the rule beside the date.
import { addresseeWords, datesIt, isToBeChosen } from '../addressee.ts'
import { firstMonthSince } from '../counts-from.ts'
import { certified } from '../evolve/documents.ts'
import { foundAgainOf } from '../found-again.ts'
import type { RecommendationState } from '../procedure.ts'
import { hasEnded, timesMoved } from '../state.ts'
import { answersInWriting, ruleWords, sourceOf } from '../time-scales.ts'
import { isAskedBeside } from '../with-others.ts'

/** Where it comes from and what became of it, with the rule beside the date. */
export function originOf(state: RecommendationState) {
  const { timeScale } = state
  return {
    rule:
      timeScale === 'none' || answersInWriting(timeScale)
        ? null
        : { words: ruleWords(timeScale, state.baseOn), source: sourceOf(timeScale) },
    ruled: ruledOf(state),
    handedOn: state.handedOn,
    origin: state.received,
    addressee: state.received === null ? null : addresseeWords(state.received),
    addresseeToBeChosen: isToBeChosen(state),
    addresseeAsked:
      state.addresseeAsked === null
        ? null
        : { to: addresseeWords(state.addresseeAsked), because: state.addresseeAsked.because },
    addresseeCorrections: state.addresseeCorrections.map((one) => ({
      at: one.at,
      from: addresseeWords(one.from),
      to: addresseeWords(one),
      because: one.because,
      agreedBy: one.agreedBy,
      withdrawn: one.from.addressee !== one.addressee,
    })),
    wordsAsked: state.wordsAsked === null ? null : { because: state.wordsAsked.because },
    wordsCorrections: state.wordsCorrections.map(({ from, because, document, textHash, agreedBy, at }) => ({
      ...{ from, because, document, textHash, agreedBy, at },
    })),
    scaleWords: ruleWords(timeScale, null),
    baseChanges: state.baseChanges,
    submitted: state.submitted,
    verified: state.verified === null ? null : routeOnce(state.verified),
    supersedingAsked: state.supersedingAsked,
    supersededBy: state.supersededBy,
    superseded: state.superseded,
    supersedes: state.supersedes,
    revisits: state.revisits,
    revisitOffered: state.revisitOffered,
    foundAgain: state.foundAgain,
    closed: state.closed,
    endedBefore: state.endedBefore,
    reopenings: state.reopenings,
    scopeChanges: state.scopeChanges,
    rejected: state.rejected,
    rejectionAsked: state.rejectionAsked,
    offered: state.offered,
    dateSet: state.dateSet,
    datedByBody: datesIt(state) === "commissioner's office",
    responsible: state.responsible,
    updates: state.updates,
    atOnce: timeScale === 'immediately',
    answer: answerOf(state),
    ended: hasEnded(state),
    movedBefore: timesMoved(state) - state.dateChanges.length,
    found: foundAgainOf(state),
  }
}

/** A route called as a certificate reads anyway is not said twice. */
function routeOnce({ routeLabel, ...verified }: NonNullable<RecommendationState['verified']>) {
  return routeLabel === undefined || routeLabel.toLowerCase() === certified ? verified : { ...verified, routeLabel }
}

/** The date that its rule gave, with the rule, where it was moved since: a date that moved does not lose where it is from. */
function ruledOf({ timeScale, received, dateChanges, dateSet, supersedes }: RecommendationState) {
  const [first] = dateChanges
  // What it moved from may have been the date of one whose place it took, and no rule's.
  if (
    first === undefined ||
    supersedes.length > 0 ||
    dateSet !== null ||
    timeScale === 'none' ||
    answersInWriting(timeScale)
  )
    return null
  return { on: first.from, words: ruleWords(timeScale, received?.baseOn ?? null), source: sourceOf(timeScale) }
}

/** From when on months count, where some that are shown came before the report was published. */
export function countsSince(state: RecommendationState, shown: string | null): string | null {
  const first = firstMonthSince(state)
  return first === null || shown === null || shown >= first ? null : first
}

/** The written answer that is owed, with its rule, and what became of it; null where none is. */
function answerOf({
  answerBy,
  answered,
  answeredBeside,
  answerPublished,
  extension,
  timeScale,
  baseOn,
  received,
}: RecommendationState) {
  if (answerBy === null) return null
  const { applied, answered: said = null } = extension ?? { applied: null }
  return {
    by: answerBy,
    rule: ruleWords(timeScale, baseOn),
    source: sourceOf(timeScale),
    done: answered,
    beside: isAskedBeside({ received }) ? { done: answeredBeside } : null,
    published: answerPublished,
    applied,
    waits: applied !== null && said === null,
    given: said?.until ?? null,
    document: said?.document ?? null,
  }
}
