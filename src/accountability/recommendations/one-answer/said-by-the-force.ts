// What the force says of it: its written answer, what it did at once, who is responsible, and comments.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../../registers/schemas.ts'

export const Responsible = Type.Object({ staffId: Id, name: Type.String(), post: Type.String() })

export const Update = Type.Object({ to: Type.String(), says: Type.String(), on: LocalDate })

const Done = Type.Object({
  address: Maybe(Type.String()),
  to: Type.String(),
  document: Type.String(),
  on: LocalDate,
  as: Type.Optional(Type.Literal('local policing body')),
})

const Published = Type.Object({ address: Type.String(), by: Type.String(), on: LocalDate })

const Applied = Type.Object({ because: Type.String(), on: LocalDate, until: Type.String() })

export const Answer = Type.Object({
  by: Type.String(),
  rule: Type.String(),
  source: Type.String(),
  done: Maybe(Done),
  /** Of the local policing body, where it is asked too; null where it is not. */
  beside: Maybe(Type.Object({ done: Maybe(Done) })),
  published: Maybe(Published),
  applied: Maybe(Applied),
  waits: Type.Boolean(),
  given: Maybe(Type.String()),
  document: Maybe(Type.String()),
})

export const Comment = Type.Object({ by: Type.String(), text: Type.String(), at: Moment })
