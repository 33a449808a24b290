// What the pages of staff and of units answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe } from '../../registers/schemas.ts'
import { staffOrLeft, unitsWithStaff } from './queries.ts'

const Staff = Type.Object({
  name: Type.String(),
  staff_id: Id,
  force_id: Type.String(),
  email: Maybe(Type.String()),
  phone: Maybe(Type.String()),
  unit_id: Maybe(Type.String()),
  roles: Type.Array(Type.String()),
  unit_name: Maybe(Type.String()),
  supervisor_id: Maybe(Type.String()),
  grading_trained_until: Maybe(LocalDate),
  call_sign: Maybe(Type.String()),
})

const Unsupervised = Type.Object({ name: Type.String(), staff_id: Id, supervisor: Type.String() })

export const staffAnswer = Type.Object({
  staff: Type.Array(Staff),
  unsupervised: Type.Array(Unsupervised),
  next: Maybe(Type.String()),
  first: Type.Boolean(),
})

export const unitsAnswer = Type.Object({ units: Type.Array(unitsWithStaff.row) })

export const staffOneAnswer = Type.Object({
  person: staffOrLeft.row,
  mayDo: Type.Array(Type.String()),
  self: Type.Boolean(),
})
