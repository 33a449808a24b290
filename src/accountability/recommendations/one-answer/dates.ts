// By when it is due: the date as it was set, as it was moved, and as somebody asks it to be moved.
import Type from 'typebox'
import { LocalDate, Maybe, Moment } from '../../../registers/schemas.ts'

export const BaseChange = Type.Object({ baseOn: LocalDate, because: Type.String(), at: Moment })

export const DateSet = Type.Object({ dueOn: LocalDate, because: Type.String(), agreedBy: Type.String(), at: Moment })

export const DateChange = Type.Object({
  from: Type.String(),
  dueOn: LocalDate,
  because: Type.String(),
  agreedBy: Type.String(),
  at: Moment,
})

export const DateAsked = Type.Object({
  by: Type.String(),
  dueOn: LocalDate,
  because: Type.String(),
  baseOn: Maybe(LocalDate),
  at: Moment,
})
