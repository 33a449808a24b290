// The status of a recommendation in one phrase: what was computed of it, or why nothing is.

import { isForces } from './asked-of.ts'

export const noClosureTest = 'no closure test'
export const noMeasureCan = 'no measure can test it'
/** Nothing of the force’s could show it. */
export const ofOthers = 'asked of others, not of the force'
export const notComputed = 'not computed yet'
export const notComputedByThen = 'no status computed by then'

type Judged = {
  readonly standing: string | null
  readonly tested: boolean
  /** That no measure can test it, or why; packs frozen before this was kept do not say. */
  readonly untestable?: boolean | string | null | undefined
  /** Where it is known of whom it is asked. */
  readonly askedOf?: readonly string[] | undefined
}

/** `uncomputed`: what is said where it has a test and no status. */
export function statusWords(
  { standing, tested, untestable, askedOf: asked_of = [] }: Judged,
  uncomputed = notComputed,
): string {
  if (standing !== null) return standing
  if (tested) return uncomputed
  if (!isForces({ asked_of })) return ofOthers
  return untestable ? noMeasureCan : noClosureTest
}
