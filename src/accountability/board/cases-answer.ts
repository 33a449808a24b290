// What this page answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../registers/schemas.ts'

const Figure = Type.Object({
  measure: Type.String(),
  part: Maybe(Type.String()),
  month: Type.String(),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  version: Type.Number(),
})

const Case = Type.Object({ address: Type.String(), recordId: Id, at: Moment, how: Type.String() })

export const casesBehindAnswer = Type.Object({
  back: Type.String(),
  figure: Figure,
  months: Type.String(),
  words: Type.String(),
  question: Type.String(),
  frozenAt: Moment,
  ledgerSize: Type.Number(),
  cases: Type.Array(Case),
  closed: Type.Number(),
  counts: Type.Array(Type.Object({ how: Type.String(), n: Type.Number() })),
})
