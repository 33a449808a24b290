// The status of a recommendation in one phrase: what was computed of it, or why nothing is.

export const noClosureTest = 'no closure test'
export const noMeasureCan = 'no measure can test it'
export const notComputed = 'not computed yet'
export const notComputedByThen = 'no status computed by then'

type Judged = {
  readonly standing: string | null
  readonly tested: boolean
  /** That no measure can test it, or why; packs frozen before this was kept do not say. */
  readonly untestable?: boolean | string | null | undefined
}

/** `uncomputed`: what is said where it has a test and no status. */
export function statusWords({ standing, tested, untestable }: Judged, uncomputed = notComputed): string {
  if (standing !== null) return standing
  if (tested) return uncomputed
  return untestable ? noMeasureCan : noClosureTest
}
