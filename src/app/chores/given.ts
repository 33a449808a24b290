// What the clock’s work is given.
import type { Config } from '../../config.ts'
import type { Clock } from '../../kernel/time.ts'
import type { HeldBack } from '../../registers/alarms.ts'
import type { Policies } from '../../registers/policies.ts'
import type { Reaction, World } from '../../registers/world.ts'
import type { Slice } from '../../web/slice.ts'
import type { Databases } from '../databases.ts'

export type ChoresGiven = {
  readonly config: Config
  readonly databases: Databases
  readonly clock: Clock
  readonly policies: Policies
  readonly reactions: readonly Reaction[]
  readonly slices: readonly Slice[]
  readonly world: (person: World['who']) => Promise<World>
  /** Alarms that wait while a history is loaded. */
  readonly heldBack: () => HeldBack | null
  /** Every standing of a force, computed in the judge's own role. */
  readonly judge: (force: string) => Promise<unknown>
}
