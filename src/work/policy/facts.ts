// What can happen to a version of a force's policy: proposed by one person, approved or refused by another.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Line, Text, When } from '../../registers/schemas.ts'

const kinds = {
  /** All values and tables of the version, not only what changes: a version can be read by itself. */
  'policy.proposed/1': Type.Object({
    version: Line(60),
    effectiveFrom: When,
    values: Type.Record(Type.String(), Type.Number()),
    tables: Type.Record(Type.String(), Type.Unknown()),
    because: Text(),
  }),
  'policy.approved/1': Type.Object({ proposedAtPosition: Type.Integer() }),
  'policy.refused/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text() }),
} as const

export type Bodies = BodiesOf<typeof kinds>
export type PolicyFact = FactsOf<Bodies>
export type NewPolicyFact = NewFactsOf<Bodies>

/** A policy names nobody: nothing of it is ever erased. */
export const read = readerOf(kinds)
