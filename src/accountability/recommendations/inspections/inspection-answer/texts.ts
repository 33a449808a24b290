// What its texts were read as: recommendations that wait to be confirmed, or are held until it is published.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../../../registers/schemas.ts'

export const Held = Type.Object({
  /** Who must do it, in words. */
  whose: Type.String(),
  withOthers: Type.Optional(Type.Array(Type.String())),
  rule: Type.String(),
  scaleReason: Type.Optional(Maybe(Type.String())),
  reference: Type.String(),
  theme: Type.String(),
  words: Maybe(Type.String()),
  findingId: Maybe(Type.String()),
  paragraph: Maybe(Type.String()),
  address: Maybe(Type.String()),
  textHash: Maybe(Type.String()),
  addressee: Type.String(),
  timeScale: Type.String(),
  on: Maybe(LocalDate),
  recordId: Id,
  itemId: Maybe(Type.String()),
})

const item = {
  point: Type.Optional(Type.String()),
  context: Type.Optional(Type.String()),
  words: Type.String(),
  paragraph: Maybe(Type.String()),
  timeScale: Type.String(),
  on: Maybe(LocalDate),
  itemId: Type.String(),
}

const Item = Type.Object(item)

export const Waiting = Type.Object({
  ...item,
  rule: Type.String(),
  notUnderstood: Type.Array(Type.String()),
  recognised: Type.Boolean(),
})

export const Text = Type.Object({
  rest: Type.Optional(Type.Array(Item)),
  more: Type.Optional(Type.Boolean()),
  address: Maybe(Type.String()),
  textHash: Type.String(),
  items: Type.Array(Item),
  characters: Type.Number(),
  at: Moment,
})
