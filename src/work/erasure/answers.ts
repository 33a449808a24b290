// What the pages of erasures answer a program, field by field: those asked for, and one.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { askedWith, erasures } from './queries.ts'

export const erasuresAnswer = Type.Object({
  erasures: Type.Array(Type.Object({ ...erasures.row.properties, what: Type.String() })),
})

const Asked = Type.Object({
  document: Type.String(),
  positions: Type.Array(Type.Number()),
  authority: OneOf(
    'its time of retention has ended',
    'the person asked and has the right',
    'a court ordered it',
    'it was recorded against the wrong person',
  ),
  ofRecord: Id,
  ofKind: Type.String(),
  requestedOn: Maybe(LocalDate),
  with: Type.Optional(Id),
  staffId: Id,
  at: Moment,
  name: Type.String(),
})

const Approved = Type.Object({ staffId: Id, at: Moment, name: Type.String() })

const Refused = Type.Object({ because: Type.String(), staffId: Id, at: Moment, name: Type.String() })

export const erasureAnswer = Type.Object({
  record: Id,
  stage: Type.String(),
  what: Type.String(),
  asked: Maybe(Asked),
  facts: Type.Number(),
  approved: Maybe(Approved),
  refused: Maybe(Refused),
  carriedOut: Maybe(Type.Object({ facts: Type.Number(), at: Moment })),
  due: Maybe(Moment),
  beside: Type.Array(Type.Object({ ...askedWith.row.properties, what: Type.String() })),
  goesWith: Maybe(Id),
  mayDecide: Type.Boolean(),
  own: Type.Boolean(),
})
