// What the page of a child’s record answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../registers/schemas.ts'
import { episodesOfChild } from './queries.ts'

const Same = Type.Object({ name: Type.String(), person_id: Id, date_of_birth: Maybe(Type.String()) })

const History = Type.Object({ at: Moment, by: Type.String(), words: Type.String(), because: Maybe(Type.String()) })

export const personAnswer = Type.Object({
  mergedInto: Maybe(Type.String()),
  same: Type.Array(Same),
  episodes: Type.Array(episodesOfChild.row),
  hidden: Type.Number(),
  restriction: Maybe(Type.Object({ since: Type.String(), reason: Type.String() })),
  history: Type.Array(History),
  address: Maybe(Type.String()),
  name: Type.String(),
  dateOfBirth: Maybe(Type.String()),
  ageDisputed: Type.Boolean(),
  sex: Maybe(Type.String()),
  otherNames: Type.Array(Type.String()),
  postcode: Maybe(Type.String()),
  phones: Type.Array(Type.String()),
  lookedAfterBy: Maybe(Type.String()),
  recordId: Id,
})
