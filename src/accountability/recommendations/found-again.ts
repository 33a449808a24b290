// How often a recommendation was found again, and when first: what it took the place of is counted with it.
import type { RecommendationState } from './state.ts'

/** How often it was found again, those before it included, and when first. */
export function foundAgainOf(state: RecommendationState): { readonly times: number; readonly firstOn: string | null } {
  const before = state.supersedes
  const times = state.foundAgain.length + before.reduce((sum, one) => sum + one.foundAgain, 0)
  const dates = [state.received?.published ?? null, ...before.map((one) => one.firstFoundOn)].flatMap(
    (one) => one ?? [],
  )
  return { times, firstOn: dates.sort()[0] ?? null }
}
