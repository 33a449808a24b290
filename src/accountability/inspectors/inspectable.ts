// What inspectors may sample: received as values from whoever keeps the cases.
import type { LocalDate as Day, Instant } from '../../kernel/time.ts'
import type { World } from '../../registers/world.ts'
import type { FieldworkState } from './procedure.ts'

/** A case sent back because a child may not be safe; `answeredAt` null while whoever has it has not said what was done. */
type Returned = { readonly at: Instant; readonly answeredAt: Instant | null }

type Place = { readonly recordId: string; readonly stratum: string }

/** Cases a sample may be drawn from, received as values; `names` are those in a case, for taking them out of a pack. */
export type Inspectable = {
  readonly topic: string
  /** Cases ended from one local day to another, both included: as the ledger held them at a size, and as they stand. */
  readonly casesThen: (asked: {
    readonly force: string
    readonly from: Day
    readonly until: Day
    readonly now: Instant
    readonly knownAt: number
  }) => Promise<{ readonly known: readonly Place[]; readonly now: readonly Place[] }>
  readonly address: (recordId: string) => string
  readonly returning: (recordId: string) => string
  readonly returned: (
    force: string,
    recordIds: readonly string[],
    now: Instant,
  ) => Promise<ReadonlyMap<string, Returned>>
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
