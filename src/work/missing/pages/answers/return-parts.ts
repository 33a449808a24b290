// The parts of an answer about one child that follow the finding: the interview, what was learned, harm, and the close.
import Type from 'typebox'
import { Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'

export const Told = Type.Object({ words: Type.String(), subject: Maybe(Type.String()), at: Moment })

export const Close = Type.Object({ sentence: Type.String(), path: Maybe(Type.String()), whose: Maybe(Type.String()) })

export const Interview = Type.Object({
  where: Type.String(),
  faceToFace: Type.Boolean(),
  offeredApart: Type.Boolean(),
  apart: Type.Boolean(),
  alone: Maybe(Type.Boolean()),
  firstAccount: Type.String(),
  crimeDisclosed: Type.Boolean(),
  stoppedForPlannedInterview: Type.Boolean(),
  howApart: Type.String(),
  disclosed: Type.String(),
  at: Moment,
})

/** What was shared of the return interview, in the words of who reported it. */
export const Shared = Type.Object({
  at: Moment,
  by: Type.String(),
  outcome: OneOf('offered', 'done', 'declined', 'missed'),
  shared: Maybe(Type.String()),
  bySignedLink: Type.Boolean(),
})

export const Learned = Type.Object({
  why: Maybe(Type.String()),
  harm: OneOf('harm', 'serious harm', 'none known'),
  where: Type.String(),
  harmDetail: Maybe(Type.String()),
  harmedAt: Type.Optional(Maybe(Moment)),
  withWhom: Maybe(Type.String()),
  intended: OneOf('yes', 'no', 'not known'),
  at: Moment,
})

export const Grave = Type.Object({
  outcome: OneOf('found dead', 'seriously harmed'),
  detail: Type.String(),
  harmedAt: Type.Optional(Maybe(Moment)),
  place: Type.String(),
  at: Moment,
})
