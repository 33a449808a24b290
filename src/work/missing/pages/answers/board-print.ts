// What the board as cards to print answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { aged, Caller, Dose, Due, LastSeen, Level, Located, Reach, Source } from './parts.ts'

const Designated = Type.Object({ by: Type.String(), at: Moment, needed: Type.Boolean() })

const CardProtection = Type.Object({
  again: Type.Optional(Maybe(Type.String())),
  place: Type.String(),
  limb: OneOf('removed', 'kept'),
  grounds: Type.String(),
  constable: Type.String(),
  keptAt: OneOf('authority', 'other', 'relative', 'hospital', 'station'),
  since: Moment,
  /** When the law ends it. */
  until: Moment,
  begunBy: Type.String(),
  told: Type.Array(OneOf('child', 'authority where found', 'authority where living', 'parents')),
  designated: Maybe(Designated),
})

const Card = Type.Object({
  unit: Type.String(),
  area: Type.String(),
  reach: Maybe(Reach),
  recordId: Id,
  /** The same child’s, on this list too. */
  otherRecords: Type.Array(Id),
  source: Maybe(Source),
  name: Type.String(),
  ...aged,
  sex: Maybe(Type.String()),
  description: Maybe(Type.String()),
  status: OneOf('missing', 'known', 'located'),
  path: OneOf('missing', 'known whereabouts', 'concern for safety'),
  grade: Maybe(Level),
  danger: Type.String(),
  belowMinimum: Maybe(Level),
  /** Of one not graded yet. */
  minimum: Maybe(Level),
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
  grave: Maybe(OneOf('found dead', 'seriously harmed')),
  protection: Maybe(CardProtection),
  due: Type.Array(Due),
  more: Type.Number(),
  lastReal: Maybe(Type.Object({ at: Moment, words: Type.String() })),
})

export const boardPrintAnswer = Type.Object({ cards: Type.Array(Card), counted: Type.String(), left: Type.Number() })
