// What can happen to a handover: one per unit and shift, signed by the outgoing officer if still there, and by the incoming.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf } from '../../../practice/fact.ts'
import { Id, Line, Maybe, Text, When } from '../../../registers/schemas.ts'

const kinds = {
  'handover.outgoing-signed/1': Type.Object({ unit: Line(60), shiftStart: When, name: Line(), note: Maybe(Text()) }),
  'handover.incoming-signed/1': Type.Object({
    unit: Line(60),
    shiftStart: When,
    name: Line(),
    note: Maybe(Text()),
    /** Every live child whom the unit takes over (until November 2026 only the missing); each at HIGH was read by itself. */
    episodes: Type.Array(Type.Object({ recordId: Id, level: Maybe(Line(10)), read: Type.Boolean() }), {
      maxItems: 200,
    }),
  }),
} as const

type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> }
export type HandoverFact = FactsOf<Bodies>

const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))

export function read(fact: Fact): HandoverFact {
  if (!isHandoverFact(fact))
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return fact
}

const isHandoverFact = (fact: Fact): fact is HandoverFact => checks.get(fact.kind)?.Check(fact.body) === true
