// What can happen to a handover: one per unit and shift, signed by the outgoing officer if still there, and by the incoming.
import Type from 'typebox'
import type { FactsOf } from '../../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../../registers/fact-kinds.ts'
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

export type HandoverFact = FactsOf<BodiesOf<typeof kinds>>

export const read = readerOf(kinds)
