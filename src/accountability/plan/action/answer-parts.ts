// What an action of the plan answers a program beside its own row, in the list and on its page.
import Type from 'typebox'
import { LocalDate, Maybe } from '../../../registers/schemas.ts'

const Serve = Type.Object({ href: Type.String(), reference: Type.String(), theme: Type.String() })

const WaitsFor = Type.Object({
  href: Type.String(),
  number: Type.Number(),
  text: Type.String(),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Number(),
  state: Type.String(),
  tooLate: Type.Boolean(),
})

export const beside = {
  href: Type.String(),
  overdue: Type.Boolean(),
  serves: Type.Array(Serve),
  waitsFor: Type.Array(WaitsFor),
  lacks: Type.Array(Type.String()),
}
