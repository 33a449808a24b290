// What may be erased, received as values from whoever keeps it.
import type { Reader } from '../../kernel/database.ts'
import type { Sql } from '../../kernel/sql.ts'
import type { World, Writing } from '../../registers/world.ts'

/** The facts that would go, by position; or why nothing may. */
type Found =
  | { readonly kind: 'may go'; readonly positions: readonly number[] }
  | { readonly kind: 'stays'; readonly sentence: string }

type Going = { readonly force: string; readonly record: string; readonly positions: readonly number[] }

export type Erasable = {
  /** The kind of record: "missing". */
  readonly record: string
  /** What people call it: "an episode of a missing child". */
  readonly words: string
  /** The kind of fact by which whoever it is about asks for it; its body names the positions. */
  readonly askedFor?: string
  /** What stands beside those facts and goes with them, in the same transaction. */
  readonly beside?: (going: Going) => Sql
  /** It is one entry of the record that goes, and not the whole. */
  readonly oneEntry?: boolean
  /** Where it is what somebody wrote of another record: which facts say something of that one, and go with it. Nobody asks for those by themselves. */
  readonly saysOf?: (
    reader: Reader,
    world: World,
    recordId: string,
  ) => Promise<readonly { readonly recordId: string; readonly positions: readonly number[] }[]>
  /** Records what stays of facts that are about to go: everything but their words. */
  readonly keepRest?: (writing: Writing, recordId: string, positions: readonly number[], order: string) => Promise<void>
  /** Null where there is no such record or entry, or none that this person may open. `entry` is given where one entry goes. */
  readonly look: (reader: Reader, world: World, recordId: string, entry: number | null) => Promise<Found | null>
}

/** What people call a kind of record: its own name where nobody keeps it any more. */
export const wordsOf = (erasables: readonly Erasable[], kind: string | undefined): string =>
  erasables.find((one) => one.record === kind)?.words ?? kind ?? ''
