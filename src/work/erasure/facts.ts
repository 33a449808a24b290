// What happens to an erasure: asked for with its authority, approved or refused by somebody else, carried out.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'

export const authorities = [
  'its time of retention has ended',
  'the person asked and has the right',
  'a court ordered it',
  'it was recorded against the wrong person',
] as const

export const kinds = {
  /** Never what is to go, nor whose it is: this fact stays. */
  'erasure.asked/1': Type.Object({
    ofRecord: Id,
    ofKind: Line(40),
    positions: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 5000 }),
    authority: Type.Unsafe<(typeof authorities)[number]>({ type: 'string', enum: [...authorities] }),
    document: Line(300),
    requestedOn: Maybe(LocalDate),
  }),
  'erasure.approved/1': Type.Object({}),
  'erasure.refused/1': Type.Object({ because: Text(1000) }),
  'erasure.carried-out/1': Type.Object({ facts: Type.Integer({ minimum: 0 }) }),
} as const
export type Bodies = BodiesOf<typeof kinds>
export type ErasureFact = FactsOf<Bodies>
export type NewErasureFact = NewFactsOf<Bodies>
export const read = readerOf(kinds)
