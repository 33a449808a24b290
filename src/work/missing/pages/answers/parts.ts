// What answers about missing children have in common, each once.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { HOW_CONFIRMED } from '../../confirmed.ts'

/** How old the child is now; at the report, only where that was another age. */
export const aged = {
  age: Maybe(Type.Number()),
  ageReported: Type.Union([Type.Number(), Type.Null()], {
    description: 'The age at the report, where it was another than now; otherwise null',
  }),
}

export const Level = OneOf('VERY_LOW', 'LOW', 'MEDIUM', 'HIGH')

/** To whom the record is closed: the name, and whom to ask. */
/** Restricted, and open to this reader: until when, where they broke the glass. */
export const OpenToFew = Maybe(Type.Object({ until: Maybe(Moment) }))

export const restricted = {
  restricted: Type.Boolean(),
  inTitle: Type.String(),
  name: Type.String(),
  recordId: Id,
  ask: Type.Array(Type.String()),
}

/** What is owed next, and how much more. */
export const next = {
  next: Maybe(Type.String()),
  nextDueAt: Maybe(Moment),
  late: Type.Boolean(),
  more: Type.Number(),
}

export const Alert = Type.Object({
  recordId: Id,
  href: Type.String(),
  words: Type.String(),
  child: Maybe(Type.String()),
  at: Moment,
})

export const Reach = Type.Object({
  phone: Maybe(Type.String()),
  callSign: Maybe(Type.String()),
  unit: Maybe(Type.String()),
})

/** A child on a list: the grade, and whose it is. */
export const child = {
  recordId: Id,
  name: Type.String(),
  ...aged,
  grade: Maybe(Type.String()),
  minimum: Maybe(Type.String()),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  reach: Maybe(Reach),
}

export const Source = Type.Object({ reference: Type.String(), system: Type.String(), createdAt: Moment })

export const Dose = Type.Object({
  dueAt: Moment,
  saidBy: Type.String(),
  medicine: Type.String(),
  consequence: Type.String(),
})

export const LastSeen = Type.Object({ at: Moment, place: Type.String(), precision: OneOf('about', 'exact') })

export const Caller = Type.Object({ name: Maybe(Type.String()), phone: Type.String(), relation: Maybe(Type.String()) })

export const Located = Type.Object({
  how: OneOf('carer', 'police', 'returned by themselves', 'family', 'friends', 'other'),
  with: Maybe(Type.String()),
  detail: Type.String(),
  place: Type.String(),
  atRisk: Type.Boolean(),
  placeToReturn: Maybe(Type.String()),
  confirmedBy: Type.Optional(Type.String()),
  confirmedHow: Type.Optional(OneOf(...HOW_CONFIRMED)),
  at: Moment,
})

export const Due = Type.Object({
  words: Type.String(),
  owner: Type.String(),
  mine: Type.Boolean(),
  way: Maybe(Type.String()),
  dueAt: Moment,
  by: Type.String(),
  late: Type.Boolean(),
  alsoDue: Type.Array(Moment),
  again: Type.Array(Type.String()),
  source: Type.String(),
  basis: OneOf('statute', 'national guidance', 'force', 'Vigil default'),
})

export const ReturnInterview = Type.Object({
  status: Type.String(),
  at: Maybe(Moment),
  missedAt: Maybe(Moment),
  dueAt: Maybe(Moment),
  readAt: Maybe(Moment),
})

const Protection = Type.Object({
  hours: Type.Number(),
  most: Type.Number(),
  until: Moment,
  place: Maybe(Type.String()),
})

export const InProtection = Type.Object({
  ...next,
  recordId: Id,
  name: Type.String(),
  ...aged,
  grade: Maybe(Type.String()),
  locatedAt: Maybe(Moment),
  place: Maybe(Type.String()),
  atRisk: Type.Boolean(),
  grave: Maybe(Type.String()),
  protection: Maybe(Protection),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  reach: Maybe(Reach),
  mine: Type.Boolean(),
})
