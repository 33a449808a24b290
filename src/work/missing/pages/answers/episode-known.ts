// What the page of one child as it was known at a moment answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'
import { Form, History, LedgerMoment, NotKnownThen } from './episode-parts.ts'
import { shown } from './episode-shown.ts'
import { restricted } from './parts.ts'
import { PhotographThen } from './search-parts.ts'

const atMoment = {
  restricted: Type.Boolean(),
  inTitle: Type.String(),
  before: Type.Boolean(),
  recordId: Id,
  at: Moment,
  title: Type.String(),
  form: Form,
  moments: Type.Array(LedgerMoment),
  first: Maybe(Moment),
  notKnownThen: Type.Array(NotKnownThen),
  recordedSince: Type.Number(),
}

/** Restricted; before it was reported; and as it stood then. */
export const episodeAsKnownAnswer = Type.Union([
  Type.Object(restricted),
  Type.Object(atMoment),
  Type.Object({
    ...atMoment,
    ...shown,
    photographs: Type.Array(PhotographThen),
    history: History,
  }),
])
