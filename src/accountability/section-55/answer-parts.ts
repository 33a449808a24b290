// What answers about comments under section 55 are made of, each once.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../registers/schemas.ts'

export const Covered = Type.Object({ because: Type.String(), by: Type.String(), report: Type.String() })

export const NotOwed = Type.Object({ because: Type.String(), at: Moment })

export const AnsweredSince = Type.Object({
  recordId: Id,
  reference: Type.String(),
  theme: Type.String(),
  action: Maybe(Type.String()),
  whyNone: Maybe(Type.String()),
})
