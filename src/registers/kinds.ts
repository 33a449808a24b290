// A kind of record, with the generics of its procedure closed over: how its alarms ring, and how its rows are worked out again.
import type { Fact } from '../practice/fact.ts'
import type { Procedure } from '../practice/procedure.ts'
import { type Ringer, type Ringing, ringer } from './alarms/ringer.ts'
import { personProcedure } from './people.ts'
import { rebuildProcedure } from './rebuild/applied.ts'
import type { Rebuildable } from './rebuild/asked.ts'
import { rebuildable } from './rebuild.ts'
import { staffProcedure, unitProcedure } from './staff.ts'

export type RecordKind = Ringer &
  Rebuildable & {
    /** Whether anything can be owed of it. */
    readonly owes: boolean
  }

/** `ringing`: whom a step of its alarms reaches and in which words, where a record of another kind says so. */
export const recordKind = <State, F extends Fact>(
  procedure: Procedure<State, F>,
  ringing: Ringing<State, F> = {},
): RecordKind => ({
  ...ringer(procedure, ringing),
  ...rebuildable(procedure),
  owes: procedure.rules.length > 0,
})

/** The kinds that every slice needs. */
export const registerKinds: readonly RecordKind[] = [
  recordKind(personProcedure),
  recordKind(staffProcedure),
  recordKind(unitProcedure),
  recordKind(rebuildProcedure),
]
