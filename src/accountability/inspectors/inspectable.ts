// What inspectors may sample: received as values from whoever keeps the cases.
import type { LocalDate as Day, Instant } from '../../kernel/time.ts'
import type { World } from '../../registers/world.ts'
import type { FieldworkState } from './procedure.ts'

/** Cases a sample may be drawn from, received as values; `names` are those in a case, for taking them out of a pack. */
export type Inspectable = {
  readonly topic: string
  readonly cases: (
    force: string,
    from: Day,
    until: Day,
    now: Instant,
  ) => Promise<readonly { readonly recordId: string; readonly stratum: string }[]>
  readonly address: (recordId: string) => string
  readonly names: (
    force: string,
    recordIds: readonly string[],
    now: Instant,
  ) => Promise<ReadonlyMap<string, readonly string[]>>
}

/** The names in the sampled cases, for taking them out. */
export async function namesFor(inspectable: readonly Inspectable[], state: FieldworkState, world: World) {
  const { sample } = state
  const found = inspectable.find((one) => one.topic === sample?.topic)
  if (sample === null || found === undefined) return new Map<string, readonly string[]>()
  return await found.names(
    world.who.forceId,
    sample.files.map((one) => one.recordId),
    world.now,
  )
}
