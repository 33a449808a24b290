// A command: what may be asked of a record, what is read for it, and how it is decided.
import type { Static, TSchema } from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import type { Refusal } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Fact, NewFact } from '../../practice/fact.ts'
import type { Policy } from '../../practice/policy.ts'
import type { Folded } from '../../practice/procedure.ts'
import type { Permission, Person } from '../permissions.ts'
import type { World, Writing } from '../world.ts'

export type Given<State, F extends Fact, Body, Evidence> = {
  readonly recordId: string
  readonly folded: Folded<State, F>
  readonly state: State
  readonly body: Body
  readonly evidence: Evidence
  readonly by: Person
  readonly policy: Policy
  readonly now: Instant
}

/** What a procedure answers: facts to record (and what else belongs in the same transaction), or why not. */
export type Decision =
  | { readonly kind: 'facts'; readonly facts: readonly NewFact[]; readonly also?: readonly Also[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

/** Facts on another record, in the same transaction. Make one with `alsoOn`. */
export type Also = {
  readonly recordId: string
  /** The kind of record that it opens, if it opens one. */
  readonly opens?: string
  readonly append: (writing: Writing) => Promise<void>
}

export type Command<State, F extends Fact, Schema extends TSchema, Evidence, Prepared = null> = {
  /** The last part of its name in the API and on the command line: "acknowledge". */
  readonly name: string
  /** What the button says. */
  readonly title: string
  /** The noun in its address: "acknowledgement". */
  readonly path: string
  readonly permission: Permission
  readonly body: Schema
  /** Opens a new record; 'or continues' where the first of several to come opens it. */
  readonly opens?: boolean | 'or continues'
  /** May follow facts its sender had not seen: notes and actions do not contradict each other. */
  readonly commutes?: boolean
  /** What takes long and needs no database, once and before the transaction: reading a picture. */
  readonly prepare?: (body: Static<Schema>) => Promise<Prepared>
  /** What is read from other records, to be written into the fact as evidence. */
  readonly evidence: (
    reader: Reader,
    given: {
      readonly body: Static<Schema>
      readonly folded: Folded<State, F>
      readonly world: World
      /** Null where the command prepares nothing. */
      readonly prepared: Prepared | null
    },
  ) => Promise<Evidence>
  readonly decide: (given: Given<State, F, Static<Schema>, Evidence>) => Decision
}

/** For commands that need nothing from other records. */
export const none = async (): Promise<null> => await Promise.resolve(null)

export type Done = {
  readonly recordId: string
  readonly position: number
  /** From a form that was gone back to: it had recorded this before, and nothing was recorded now. */
  readonly before?: true
}

export type Asked<Body> = {
  readonly recordId: string
  readonly body: Body
  /** The sender's key: the same command sent twice is done once. */
  readonly key: string
  /** The position the sender had seen, or null for whatever stands now. */
  readonly basedOn: number | null
  /** Whoever names the position by hand is told of any change since, also where the command contradicts nothing that others record. */
  readonly strictly?: boolean
}
