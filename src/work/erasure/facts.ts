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

/** Never what is to go, nor whose it is: this fact stays. */
export const AskedFor = Type.Object({
  ofRecord: Id,
  ofKind: Line(40),
  positions: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 5000 }),
  authority: Type.Unsafe<(typeof authorities)[number]>({ type: 'string', enum: [...authorities] }),
  document: Line(300),
  requestedOn: Maybe(LocalDate),
  /** The erasure that it goes with and is decided with: of the record that these facts say something of. */
  with: Type.Optional(Id),
})

const kinds = {
  'erasure.asked/1': AskedFor,
  'erasure.approved/1': Type.Object({}),
  'erasure.refused/1': Type.Object({ because: Text(1000) }),
  /** After a backup was restored: it was approved and carried out before, as the file outside the database says. */
  'erasure.ordered-again/1': Type.Object({
    ofRecord: Id,
    ofKind: Line(40),
    erased: Type.Array(
      Type.Object({ position: Type.Integer({ minimum: 1 }), hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
      { minItems: 1, maxItems: 5000 },
    ),
    askedBy: Id,
    approvedBy: Id,
  }),
  'erasure.carried-out/1': Type.Object({ facts: Type.Integer({ minimum: 0 }) }),
} as const
export type Bodies = BodiesOf<typeof kinds>
export type ErasureFact = FactsOf<Bodies>
export type NewErasureFact = NewFactsOf<Bodies>
export const read = readerOf(kinds)
