// What a corrected day of publication moves in a recommendation: its own date and its period to answer. A date that was agreed, or handed on, stays.
import type { Instant } from '../../../kernel/time.ts'
import type { Holidays } from '../../../practice/deadline.ts'
import type { NewRecommendationFact } from '../facts.ts'
import { hasEnded, type RecommendationState, timesMoved } from '../state.ts'
import { answersInWriting, dueOn, needsDate } from '../time-scales.ts'

type Right = { readonly on: string; readonly because: string; readonly agreedBy: string }

/** The date by which it is to be met from then on; null where that stays. */
function movedTo(state: RecommendationState, on: string, holidays: Holidays): string | null {
  const { timeScale, baseOn, received } = state
  const counted = timeScale !== 'none' && !needsDate(timeScale) && !answersInWriting(timeScale)
  if (!counted || hasEnded(state) || baseOn === null || baseOn !== received?.published) return null
  const [stood, right] = [baseOn, on].map((day) => earliest(state, dueOn(timeScale, day, null, holidays)))
  // What stands is not what the time scale came to: somebody agreed it.
  return state.dueOn !== stood || right === stood ? null : (right ?? null)
}

/** Of its own date and those that it took over. */
const earliest = ({ supersedes }: RecommendationState, own: string | null): string | null =>
  [own, ...supersedes.map((one) => one.dueOn)].flatMap((one) => one ?? []).sort()[0] ?? null

/** Moved once more, and so only with a chief officer. */
export const movesAgain = (state: RecommendationState, on: string, holidays: Holidays): boolean =>
  movedTo(state, on, holidays) !== null && timesMoved(state) > 0

/** By when it is answered in writing, counted from the right day; time that the body which asked has given stands. */
function answerBy({ timeScale, extension, answerBy: stood }: RecommendationState, on: string, holidays: Holidays) {
  if (stood === null || !answersInWriting(timeScale) || needsDate(timeScale)) return stood
  return extension?.answered?.until == null ? dueOn(timeScale, on, null, holidays) : stood
}

export function countedAnew(
  state: RecommendationState,
  { on, because, agreedBy }: Right,
  holidays: Holidays,
  now: Instant,
): readonly NewRecommendationFact[] {
  if (state.received === null || state.received.published === on) return []
  const words = `The day of publication was corrected. ${because}`
  const due = movedTo(state, on, holidays)
  const moved = { dueOn: due ?? '', because: words, agreedBy, baseOn: on }
  return [
    ...(due === null ? [] : [{ kind: 'recommendation.date-changed/1' as const, happenedAt: now, body: moved }]),
    {
      kind: 'recommendation.publication-corrected/1',
      happenedAt: now,
      body: { published: on, because: words, agreedBy, answerBy: answerBy(state, on, holidays) },
    },
  ]
}
