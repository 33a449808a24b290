// What the page of one child as it was known at a moment answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'
import { Form, History, LedgerMoment, NotKnownThen } from './episode-parts.ts'
import { shown } from './episode-shown.ts'
import { ConcernBecame } from './match.ts'
import { Level, OpenToFew, restricted } from './parts.ts'
import { PhotographThen } from './search-parts.ts'

const atMoment = {
  restricted: Type.Boolean(),
  openToFew: OpenToFew,
  inTitle: Type.String(),
  before: Type.Boolean(),
  recordId: Id,
  at: Moment,
  title: Type.String(),
  /** Up to when: a typed minute is all of it, an entry’s own link its second. */
  howMuch: Type.String(),
  form: Form,
  moments: Type.Array(LedgerMoment),
  first: Maybe(Moment),
  notKnownThen: Type.Array(NotKnownThen),
  /** Earlier ones that are not listed. */
  notKnownThenLeft: Type.Integer(),
  recordedSince: Type.Number(),
}

const PlanThen = Type.Object({ recordId: Id, at: Moment, plan: Type.String(), reviewBy: Maybe(Moment) })
const PreparedThen = Type.Object({ recordId: Id, at: Moment, by: Type.String(), standing: Type.String() })

/** An earlier episode as it stood then. */
const EarlierThen = Type.Object({
  recordId: Id,
  reportedAt: Moment,
  concern: Type.Boolean(),
  became: Maybe(ConcernBecame),
  level: Maybe(Level),
  foundAt: Maybe(Type.String()),
  with: Maybe(Type.String()),
  locatedAt: Maybe(Moment),
  stillOpen: Type.Boolean(),
  harm: Maybe(Type.String()),
  harmDisclosed: Maybe(Type.String()),
  exploitation: Type.String(),
})

const CandidateThen = Type.Object({
  personId: Id,
  name: Maybe(Type.String()),
  age: Maybe(Type.Number()),
  restricted: Type.Boolean(),
  reasons: Type.Array(Type.String()),
  episodes: Type.Array(EarlierThen),
})

/** Restricted; before it was reported; and as it stood then. */
export const episodeAsKnownAnswer = Type.Union([
  Type.Object(restricted),
  Type.Object(atMoment),
  Type.Object({
    ...atMoment,
    ...shown,
    photographs: Type.Array(PhotographThen),
    takenOverBy: Maybe(Type.String()),
    offeredTo: Maybe(Type.Object({ force: Type.String(), at: Moment })),
    history: History,
    plan: Maybe(PlanThen),
    prepared: Maybe(PreparedThen),
    earlier: Type.Array(EarlierThen),
    earlierClosed: Type.Number(),
    match: Maybe(Type.Object({ candidates: Type.Array(CandidateThen) })),
  }),
])
