// Its dates: the first that is set moves nothing, every other is counted, and what was counted from a wrong day is counted anew.
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies } from '../facts.ts'
import type { RecommendationState } from '../state.ts'
import { answersInWriting } from '../time-scales.ts'
import { earlier } from './place-taken.ts'

/** Only where a theme stood alone: its time scale with it, and the first date, which moves nothing. */
export function worded(
  state: RecommendationState,
  body: Bodies['recommendation.words-entered/1'],
): RecommendationState {
  const { words, paragraph, timeScale, scaleReason = null, dueOn } = body
  const { received } = state
  if (received === null) return state
  const answers = answersInWriting(timeScale)
  return {
    ...state,
    received: { ...received, words, paragraph, scaleReason },
    timeScale,
    answerBy: answers ? dueOn : state.answerBy,
    // The report's own date is not put off by one that the force had set.
    dueOn: answers ? state.dueOn : earlier(state.dueOn, dueOn),
  }
}

/** What was counted from the wrong day of publication is counted from the right one; a day that was agreed stays. */
export function republished(
  state: RecommendationState,
  { published, answerBy }: Bodies['recommendation.publication-corrected/1'],
): RecommendationState {
  const { received, baseOn } = state
  if (received === null) return state
  const right = baseOn === received.published ? published : baseOn
  return { ...state, received: { ...received, published }, baseOn: right, answerBy }
}

type Dated = { readonly dueOn: string; readonly because: string; readonly agreedBy: string; readonly at: Instant }

/** Moved only where a date stood: the first date that is set moves nothing. */
export function dated(state: RecommendationState, change: Dated): RecommendationState {
  const { dueOn: from } = state
  if (from === null) return { ...state, dueOn: change.dueOn, dateSet: change }
  if (from === change.dueOn) return state
  return { ...state, dueOn: change.dueOn, handedOn: null, dateChanges: [...state.dateChanges, { ...change, from }] }
}
