// One recommendation takes another's place: with its date, its counts and the closure test that it was held against.
import { type Instant, localDate } from '../../../kernel/time.ts'
import type { Bodies } from '../facts.ts'
import { loosened } from '../loosening.ts'
import type { RecommendationState } from '../state.ts'

export function superseded(
  state: RecommendationState,
  { by, because, agreedBy }: Bodies['recommendation.superseded/1'],
  at: Instant,
): RecommendationState {
  return {
    ...state,
    stage: 'superseded',
    supersedingAsked: null,
    supersededBy: by,
    superseded: { because, agreedBy: agreedBy ?? null, at },
  }
}

/** Where its own test asks less than the one before it was held against, that is a loosening like any other. */
export function supersedes(
  state: RecommendationState,
  body: Bodies['recommendation.supersedes/1'],
  at: Instant,
): RecommendationState {
  const dueOn = earlier(state.dueOn, body.dueOn)
  const taken = {
    ...state,
    supersedes: [...state.supersedes, body],
    dueOn,
    handedOn:
      dueOn === state.dueOn
        ? state.handedOn
        : { reference: body.reference, own: state.handedOn === null ? state.dueOn : state.handedOn.own },
  }
  const sentences = state.test === null || body.test == null ? [] : loosened(body.test, state.test, localDate(at))
  if (sentences.length === 0) return taken
  const because = `It took the place of ${body.reference}.${body.because === undefined ? '' : ` ${body.because}`}`
  const loosenings = [...state.loosenings, { at, sentences, because }]
  return { ...taken, countsFrom: localDate(at).slice(0, 7), loosenings }
}

export function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
