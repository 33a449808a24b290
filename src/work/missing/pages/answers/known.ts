// What the pages of known whereabouts and of records that wait for their close answer a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { aged, ReturnInterview } from './parts.ts'

const Known = Type.Object({
  recordId: Id,
  name: Type.String(),
  ...aged,
  path: Type.String(),
  reportedAt: Moment,
  where: Type.String(),
  reviewAt: Maybe(Moment),
  late: Type.Boolean(),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
})

export const missingKnownAnswer = Type.Object({
  rows: Type.Array(Known),
  full: Type.Boolean(),
  mayAudit: Type.Boolean(),
})

const Closing = Type.Object({
  recordId: Id,
  name: Type.String(),
  ...aged,
  grade: Maybe(Type.String()),
  phase: Type.String(),
  locatedAt: Maybe(Moment),
  returnedAt: Maybe(Moment),
  owner: Maybe(Type.String()),
  atRisk: Type.Boolean(),
  grave: Maybe(OneOf('found dead', 'seriously harmed')),
  dead: Type.Boolean(),
  next: Maybe(Type.String()),
  nextDueAt: Maybe(Moment),
  late: Type.Boolean(),
  waitsFor: Type.Array(Type.String()),
  returnInterview: Maybe(ReturnInterview),
})

export const missingClosingAnswer = Type.Object({ rows: Type.Array(Closing), more: Maybe(Type.String()) })
