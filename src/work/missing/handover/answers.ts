// What the page of the handover answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../registers/schemas.ts'
import { aged, child, Dose, Due, InProtection, Level, next, Reach } from '../pages/answers/parts.ts'
import { unownedNow } from './queries.ts'

const Signature = Type.Object({ staffId: Id, name: Type.String(), at: Moment, note: Maybe(Type.String()) })

const High = Type.Object({
  stays: Type.Boolean(),
  reach: Maybe(Reach),
  recordId: Id,
  name: Type.String(),
  ...aged,
  missingSince: Type.String(),
  where: Maybe(Type.String()),
  place: Type.String(),
  danger: Type.String(),
  belowMinimum: Maybe(Level),
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
  ...child,
  stays: Type.Boolean(),
  missingSince: Type.String(),
  ...next,
})

const Known = Type.Object({
  ...child,
  stays: Type.Boolean(),
  path: Type.String(),
  where: Maybe(Type.String()),
  ...next,
})

const NotBack = Type.Object({ ...InProtection.properties, stays: Type.Boolean() })

const ReportedSince = Type.Object({ ...child, path: Type.String(), where: Maybe(Type.String()), reportedAt: Moment })

/** The moment, and as the page writes it: the time alone, where it is of today. */
const Entry = Type.Object({
  at: Moment,
  when: Type.String(),
  by: Type.String(),
  words: Type.String(),
  detail: Type.String(),
})

const Changed = Type.Object({
  recordId: Id,
  name: Type.String(),
  ...aged,
  grade: Maybe(Type.String()),
  path: Type.String(),
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
  state: Type.Object({ outgoing: Maybe(Signature), incoming: Maybe(Signature) }),
  /** Of this person, at other handovers of the last day. */
  asked: Type.Array(
    Type.Object({ recordId: Id, by: Type.String(), unit: Type.String(), shiftStart: Moment, note: Type.String() }),
  ),
  mayNotSign: Type.Array(Type.String()),
  mayNotSignOutgoing: Type.Array(Type.String()),
  high: Type.Array(High),
  others: Type.Array(Other),
  reportedSince: Type.Array(ReportedSince),
  notBack: Type.Array(NotBack),
  known: Type.Array(Known),
  signature: Type.String(),
  unowned: Type.Array(Type.Object({ ...Type.Omit(unownedNow.row, ['born']).properties, ...aged })),
  changed: Type.Array(Changed),
})
