// What these pages answer a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { missingAdults } from '../../adults/list.ts'
import { boardStrip } from '../../queries.ts'

const Alert = Type.Object({
  recordId: Id,
  href: Type.String(),
  words: Type.String(),
  child: Maybe(Type.String()),
  at: Moment,
})

const Row = Type.Object({
  next: Maybe(Type.String()),
  nextDueAt: Maybe(Moment),
  late: Type.Boolean(),
  more: Type.Number(),
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  minimum: Maybe(Type.String()),
  path: Type.String(),
  located: Type.Boolean(),
  known: Type.Boolean(),
  grave: Maybe(Type.String()),
  lastSeenAt: Moment,
  lastSeenPlace: Type.String(),
  assignedAt: Maybe(Moment),
  acknowledged: Type.Boolean(),
  acknowledgeKey: Maybe(Type.String()),
})

const Yours = Type.Object({
  all: Type.Number(),
  unacknowledged: Type.Number(),
  rows: Type.Array(Row),
  more: Type.Number(),
})

const Reach = Type.Object({ phone: Maybe(Type.String()), callSign: Maybe(Type.String()), unit: Maybe(Type.String()) })

const Missing = Type.Object({
  next: Maybe(Type.String()),
  nextDueAt: Maybe(Moment),
  late: Type.Boolean(),
  more: Type.Number(),
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  child: Type.Boolean(),
  path: Type.String(),
  grade: Maybe(Type.String()),
  minimum: Maybe(Type.String()),
  endorsed: Type.Boolean(),
  reportedAt: Moment,
  lastSeenAt: Moment,
  owner: Maybe(Type.String()),
  ownerUnit: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  reach: Maybe(Reach),
  mine: Type.Boolean(),
  lastReal: Maybe(Type.String()),
  lastRealAt: Maybe(Moment),
  loweringProposed: Type.Boolean(),
  transferTo: Maybe(Type.String()),
  area: Type.String(),
})

const Protection = Type.Object({
  hours: Type.Number(),
  most: Type.Number(),
  until: Moment,
  place: Maybe(Type.String()),
})

const InProtection = Type.Object({
  next: Maybe(Type.String()),
  nextDueAt: Maybe(Moment),
  late: Type.Boolean(),
  more: Type.Number(),
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  locatedAt: Maybe(Moment),
  place: Maybe(Type.String()),
  atRisk: Type.Boolean(),
  protection: Maybe(Protection),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  reach: Maybe(Reach),
  mine: Type.Boolean(),
})

export const boardAnswer = Type.Object({
  alerts: Type.Array(Alert),
  strip: Maybe(boardStrip.row),
  yours: Yours,
  adults: Type.Array(Type.Object({ ...missingAdults.row.properties, stale: Type.Boolean() })),
  missing: Type.Array(Missing),
  inProtection: Type.Array(InProtection),
  atRisk: Type.Array(InProtection),
  located: Type.Array(InProtection),
  known: Type.Array(Missing),
  unit: Maybe(Type.String()),
  limit: Type.Number(),
  full: Type.Boolean(),
})

const Source = Type.Object({ reference: Type.String(), system: Type.String(), createdAt: Moment })

const Dose = Type.Object({ dueAt: Moment, saidBy: Type.String(), medicine: Type.String(), consequence: Type.String() })

const LastSeen = Type.Object({ at: Moment, place: Type.String(), precision: OneOf('about', 'exact') })

const Caller = Type.Object({ name: Maybe(Type.String()), phone: Type.String(), relation: Maybe(Type.String()) })

const Located = Type.Object({
  how: OneOf('carer', 'police', 'returned by themselves', 'family', 'friends', 'other'),
  with: Maybe(Type.String()),
  detail: Type.String(),
  place: Type.String(),
  atRisk: Type.Boolean(),
  placeToReturn: Maybe(Type.String()),
  at: Moment,
})

const Designated = Type.Object({ by: Type.String(), at: Moment, needed: Type.Boolean() })

const CardProtection = Type.Object({
  again: Type.Optional(Maybe(Type.String())),
  place: Type.String(),
  limb: OneOf('removed', 'kept'),
  grounds: Type.String(),
  constable: Type.String(),
  keptAt: OneOf('authority', 'other', 'relative', 'hospital', 'station'),
  since: Moment,
  begunBy: Type.String(),
  told: Type.Array(OneOf('child', 'authority where found', 'authority where living', 'parents')),
  designated: Maybe(Designated),
})

const Due = Type.Object({
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

const Card = Type.Object({
  unit: Type.String(),
  area: Type.String(),
  reach: Maybe(Reach),
  recordId: Id,
  source: Maybe(Source),
  name: Type.String(),
  age: Maybe(Type.Number()),
  sex: Maybe(Type.String()),
  description: Maybe(Type.String()),
  status: OneOf('missing', 'known', 'located'),
  path: OneOf('missing', 'known whereabouts', 'concern for safety'),
  grade: Maybe(OneOf('VERY_LOW', 'LOW', 'MEDIUM', 'HIGH')),
  danger: Type.String(),
  belowMinimum: Maybe(OneOf('VERY_LOW', 'LOW', 'MEDIUM', 'HIGH')),
  why: Type.String(),
  dose: Maybe(Dose),
  lastSeen: Maybe(LastSeen),
  missingMinutes: Maybe(Type.Number()),
  caller: Maybe(Caller),
  callerNumber: Maybe(OneOf('can be rung', 'none to ring', 'check the number')),
  promisedBy: Maybe(Moment),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  located: Maybe(Located),
  atRisk: Type.Boolean(),
  protection: Maybe(CardProtection),
  due: Type.Array(Due),
  more: Type.Number(),
  lastReal: Maybe(Type.Object({ at: Moment, words: Type.String() })),
})

export const boardPrintAnswer = Type.Object({ cards: Type.Array(Card), counted: Type.String(), left: Type.Number() })
