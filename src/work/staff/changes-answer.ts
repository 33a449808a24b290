// What the pages of changes to who may do what answer a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../registers/schemas.ts'

const Change = Type.Object({
  giver: Type.String(),
  what: Type.Array(Type.String()),
  kind: Type.String(),
  at: Moment,
  because: Maybe(Type.String()),
  name: Type.String(),
  staff_id: Id,
  called: Maybe(Type.String()),
  jobs: Maybe(Type.Array(Type.String())),
  email: Maybe(Type.String()),
})

const Mixed = Type.Object({ name: Type.String(), staff_id: Id, roles: Type.Array(Type.String()) })

/** `more` is the query of the page after; null on the last. */
const page = { first: Type.Boolean(), more: Maybe(Type.String()) }

export const staffChangesAnswer = Type.Object({
  changes: Type.Array(Change),
  mixed: Type.Array(Mixed),
  one: Type.Null(),
  ...page,
})

export const staffChangesOneAnswer = Type.Object({
  changes: Type.Array(Change),
  mixed: Type.Array(Mixed),
  one: Type.String(),
  ...page,
})
