// Where the date of a recommendation is from, as its row keeps it where its time scale did not make it.
import Type, { type Static } from 'typebox'
import { Maybe, OneOf } from '../registers/schemas.ts'

export const DateFrom = Type.Object({
  how: OneOf('handed on', 'agreed', 'set'),
  /** Of a date handed on, whose it was. */
  reference: Maybe(Type.String()),
  /** The day it was agreed or set. */
  on: Maybe(Type.String()),
})
export type DateFrom = Static<typeof DateFrom>
