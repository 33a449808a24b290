// What this page answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { unownedNow } from './queries.ts'

const Outgoing = Type.Object({ staffId: Id, name: Type.String(), at: Moment })

const Reach = Type.Object({ phone: Maybe(Type.String()), callSign: Maybe(Type.String()), unit: Maybe(Type.String()) })

const Dose = Type.Object({ dueAt: Moment, saidBy: Type.String(), medicine: Type.String(), consequence: Type.String() })

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

const High = Type.Object({
  stays: Type.Boolean(),
  reach: Maybe(Reach),
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  missingSince: Type.String(),
  place: Type.String(),
  danger: Type.String(),
  belowMinimum: Maybe(OneOf('VERY_LOW', 'LOW', 'MEDIUM', 'HIGH')),
  notKnown: Type.Number(),
  why: Type.String(),
  description: Maybe(Type.String()),
  dose: Maybe(Dose),
  ownerId: Maybe(Type.String()),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  lastReal: Maybe(Type.Object({ at: Moment, words: Type.String() })),
  promisedBy: Maybe(Type.Object({ at: Moment, passed: Type.Boolean() })),
  due: Type.Array(Due),
  more: Type.Number(),
})

const Other = Type.Object({
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  minimum: Maybe(Type.String()),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  reach: Maybe(Reach),
  stays: Type.Boolean(),
  missingSince: Type.String(),
  next: Maybe(Type.String()),
  nextDueAt: Maybe(Moment),
  late: Type.Boolean(),
  more: Type.Number(),
})

const ReportedSince = Type.Object({
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  minimum: Maybe(Type.String()),
  reportedAt: Moment,
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  reach: Maybe(Reach),
})

const Protection = Type.Object({
  hours: Type.Number(),
  most: Type.Number(),
  until: Moment,
  place: Maybe(Type.String()),
})

const NotBack = Type.Object({
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

const Entry = Type.Object({ at: Moment, by: Type.String(), words: Type.String(), detail: Type.String() })

const Changed = Type.Object({
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  now: Maybe(Type.String()),
  entries: Type.Array(Entry),
  more: Type.Number(),
})

export const handoverAnswer = Type.Object({
  unit: Type.String(),
  shiftStart: Moment,
  nextChange: Moment,
  since: Type.Object({ at: Moment, signed: Type.Boolean() }),
  recordId: Id,
  key: Id,
  state: Type.Object({ outgoing: Maybe(Outgoing), incoming: Maybe(Outgoing) }),
  mayNotSign: Type.Array(Type.String()),
  mayNotSignOutgoing: Type.Array(Type.String()),
  high: Type.Array(High),
  others: Type.Array(Other),
  reportedSince: Type.Array(ReportedSince),
  notBack: Type.Array(NotBack),
  unowned: Type.Array(unownedNow.row),
  changed: Type.Array(Changed),
})
