// What ends it without a document: another takes its place, or it is rejected.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../../registers/schemas.ts'
import { Test } from './closure-test.ts'

export const SupersedingAsked = Type.Object({
  staffId: Id,
  by: Type.String(),
  reference: Type.String(),
  because: Type.String(),
  at: Moment,
})

export const Superseded = Type.Object({ because: Type.String(), agreedBy: Maybe(Type.String()), at: Moment })

export const Supersede = Type.Object({
  test: Type.Optional(Maybe(Test)),
  because: Type.Optional(Type.String()),
  dateChanges: Type.Optional(Type.Number()),
  reference: Type.String(),
  dueOn: Maybe(LocalDate),
  recordId: Id,
  foundAgain: Type.Number(),
  firstFoundOn: Maybe(LocalDate),
})

export const RejectionAsked = Type.Object({ by: Type.String(), because: Type.String(), at: Moment })
