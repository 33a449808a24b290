// What can happen to a version of a force's policy: proposed by one person, approved or refused by another.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf, NewFactsOf } from '../../practice/fact.ts'
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

export type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> }
export type PolicyFact = FactsOf<Bodies>
export type NewPolicyFact = NewFactsOf<Bodies>

const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))

/** A policy names nobody: nothing of it is ever erased. */
export function read(fact: Fact): PolicyFact {
  if (!isPolicyFact(fact)) throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return fact
}

const isPolicyFact = (fact: Fact): fact is PolicyFact => checks.get(fact.kind)?.Check(fact.body) === true
