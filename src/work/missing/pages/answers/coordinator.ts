// What the missing person coordinator’s list answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { aged } from './parts.ts'

const Returned = Type.Object({
  recordId: Id,
  name: Type.String(),
  ...aged,
  grade: Maybe(Type.String()),
  phase: Type.String(),
  returnedAt: Moment,
  returnInterview: Type.String(),
  next: Maybe(Type.String()),
  nextDueAt: Maybe(Moment),
  late: Type.Boolean(),
})

const Owed = Type.Object({
  recordId: Id,
  name: Type.String(),
  ...aged,
  phase: Type.String(),
  missingNow: Type.Boolean(),
  returnedAt: Maybe(Moment),
  item: Type.String(),
  words: Type.String(),
  by: Maybe(OneOf('local authority', 'police', 'safeguarding partners')),
  authority: Maybe(Type.String()),
  ofAuthority: Maybe(Type.String()),
  dueAt: Moment,
  late: Type.Boolean(),
  form: Maybe(Type.String()),
})

export const coordinatorAnswer = Type.Object({
  since: Moment,
  what: Maybe(Type.String()),
  authority: Maybe(Type.String()),
  longer: Type.Boolean(),
  lateLonger: Type.Object({
    count: Type.Integer({
      description: 'How many are late for longer than four weeks; 100 stands for as many or more',
    }),
    full: Type.Boolean(),
    href: Type.String(),
  }),
  notSoLong: Type.String(),
  first: Type.Boolean(),
  filters: Type.Array(Type.Object({ what: Type.String(), words: Type.String(), href: Type.String() })),
  everything: Type.String(),
  everyAuthority: Type.String(),
  returned: Maybe(Type.Array(Returned)),
  returnedFull: Type.Boolean(),
  owed: Type.Array(Owed),
  more: Maybe(Type.String()),
})
