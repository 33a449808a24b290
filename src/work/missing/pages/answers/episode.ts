// What the page of one child answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'
import { childForm, searchedTwice, triggerPlanOf } from '../../queries/episode.ts'
import { episodesOfPerson } from '../../queries.ts'
import { shown } from './episode-shown.ts'
import { Candidate, ConcernBecame } from './match.ts'
import { OpenToFew, restricted } from './parts.ts'
import { Photograph } from './search-parts.ts'

/** An earlier episode, with whom the child was found, and what they said in its return interview. */
const Earlier = Type.Object({
  ...episodesOfPerson.row.properties,
  with: Maybe(Type.String()),
  /** Of a contact that was never missing. */
  became: Maybe(ConcernBecame),
  heard: Type.Array(Type.String()),
})

export const episodeAnswer = Type.Union([
  Type.Object(restricted),
  Type.Object({
    photographBefore: Maybe(Type.Object({ at: Moment, path: Type.String() })),
    plan: Maybe(triggerPlanOf.row),
    prepared: Maybe(childForm.row),
    acknowledgeKey: Id,
    personId: Id,
    mayErase: Type.Boolean(),
    earlierClosed: Type.Array(Type.String()),
    ask: Type.Array(Type.String()),
    ownerUnit: Maybe(Type.String()),
    ownerEmail: Maybe(Type.String()),
    ownerPhone: Maybe(Type.String()),
    ownerCallSign: Maybe(Type.String()),
    takenOverBy: Maybe(Type.String()),
    offeredTo: Maybe(Type.Object({ force: Type.String(), at: Moment })),
    match: Maybe(Type.Object({ candidates: Type.Array(Candidate) })),
    earlier: Type.Array(Earlier),
    alsoSearched: Type.Array(searchedTwice.row),
    photographs: Type.Array(Photograph),
    restricted: Type.Boolean(),
    openToFew: OpenToFew,
    inTitle: Type.String(),
    recordId: Id,
    ...shown,
  }),
])
