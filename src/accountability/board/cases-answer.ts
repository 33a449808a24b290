// What the page of the cases behind a frozen number answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../registers/schemas.ts'
import { FrozenFigure } from './answer-parts.ts'

const Case = Type.Object({ address: Type.String(), recordId: Id, at: Moment, how: Type.String() })

export const casesBehindAnswer = Type.Object({
  back: Type.String(),
  figure: FrozenFigure,
  months: Type.String(),
  words: Type.String(),
  question: Type.String(),
  frozenAt: Moment,
  /** Null where it is as at its freezing. */
  asAt: Maybe(Moment),
  ledgerSize: Type.Number(),
  cases: Type.Array(Case),
  closed: Type.Number(),
  counts: Type.Array(Type.Object({ how: Type.String(), n: Type.Number() })),
})
