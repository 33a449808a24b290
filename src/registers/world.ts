// The world a command or page runs in: handed in once, never ambient.
import type { Database } from '../kernel/database.ts'
import type { Instant } from '../kernel/time.ts'
import type { PolicyAt } from '../practice/policy.ts'
import type { Person } from './permissions.ts'

export type World = {
  readonly db: Database
  readonly now: Instant
  readonly who: Person
  readonly policyAt: PolicyAt
  /** What facts of one slice cause in records of another; wired by hand in app.ts. */
  readonly reactions: readonly Reaction[]
}

/** Runs in the same transaction as the fact that caused it. */
export type Reaction = {
  readonly kinds: readonly string[]
  readonly react: (cause: Cause) => Promise<void>
}

export type Cause = {
  readonly world: World
  readonly writing: Writing
  readonly recordId: string
  readonly kind: string
  readonly happenedAt: Instant
  readonly body: unknown
}

/** A transaction in which facts are appended; see records.ts. */
export type Writing = {
  readonly writer: import('../kernel/database.ts').Writer
  readonly world: World
  readonly commandId: string
  /** The kinds of record that the command opens: what it writes in them can be of nothing that was there before. */
  readonly opens?: ReadonlySet<string>
}

/** Who acts when no person does: clocks, imports, the demonstration's machinery. */
export const SYSTEM = '00000000-0000-7000-8000-000000000001'

export const contextOf = (world: World) => ({ force: world.who.forceId, who: world.who.staffId, now: world.now })
