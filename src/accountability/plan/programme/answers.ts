// What the page of the improvement programme answers a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, OneOf } from '../../../registers/schemas.ts'

const Before = Type.Object({
  name: Type.String(),
  staffId: Id,
  since: LocalDate,
  until: Maybe(LocalDate),
  because: Maybe(Type.String()),
})

const Post = Type.Object({
  level: OneOf('gold', 'silver', 'bronze'),
  strand: Maybe(Type.String()),
  holder: Maybe(Type.Object({ name: Type.String(), since: LocalDate })),
  vacantSince: Maybe(LocalDate),
  before: Type.Array(Before),
})

const meeting = {
  name: Type.String(),
  level: OneOf('gold', 'silver', 'bronze'),
  cadence: OneOf('weekly', 'fortnightly', 'monthly', 'quarterly'),
  firstOn: LocalDate,
  endedOn: Maybe(LocalDate),
}

const Programme = Type.Object({
  posts: Type.Array(Post),
  meetings: Type.Array(Type.Object({ ...meeting, next: Maybe(LocalDate) })),
  ended: Type.Array(Type.Object(meeting)),
  title: Type.Optional(Type.String()),
  purpose: Type.Optional(Type.String()),
  recordId: Id,
})

export const programmeAnswer = Type.Object({ programmes: Type.Array(Programme), mayWrite: Type.Boolean() })
