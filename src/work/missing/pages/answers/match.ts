// What is answered of children who may be the one described: who, why, and what happened each time.
import Type, { type Static } from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'

/** What became of a contact that was never missing: where the child was said to be, and how it ended; null while it has not. */
export const ConcernBecame = Type.Object({
  path: Type.String(),
  place: Type.String(),
  endedAt: Maybe(Moment),
  seenBy: Maybe(Type.String()),
  because: Maybe(Type.String()),
})
export type Became = Static<typeof ConcernBecame>

const Happened = Type.Object({
  recordId: Id,
  reportedAt: Moment,
  locatedAt: Maybe(Moment),
  level: Maybe(Type.String()),
  foundAt: Maybe(Type.String()),
  with: Maybe(Type.String()),
  harm: Maybe(Type.String()),
  harmDisclosed: Maybe(Type.String()),
  exploitation: Type.String(),
  concern: Type.Boolean(),
  became: Maybe(ConcernBecame),
  stillOpen: Type.Boolean(),
})

/** Of a restricted record: that there is one and why, not who. */
export const Candidate = Type.Object({
  personId: Id,
  name: Maybe(Type.String()),
  age: Maybe(Type.Number()),
  restricted: Type.Boolean(),
  reasons: Type.Array(Type.String()),
  episodes: Type.Array(Happened),
})

export const searchAnswer = Type.Object({ asked: Type.Boolean(), matches: Type.Array(Candidate) })
