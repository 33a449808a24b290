// What the live board answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'
import { missingAdults } from '../../adults/list.ts'
import { boardStrip } from '../../queries/board.ts'
import { Alert, aged, child, InProtection, next } from './parts.ts'

const Row = Type.Object({
  ...next,
  recordId: Id,
  name: Type.String(),
  ...aged,
  grade: Maybe(Type.String()),
  minimum: Maybe(Type.String()),
  path: Type.String(),
  located: Type.Boolean(),
  known: Type.Boolean(),
  grave: Maybe(Type.String()),
  dead: Type.Boolean(),
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

/** The same child’s, on the board too, and how many they are with this one: a child of two records is counted once. */
const ofChild = { otherRecords: Type.Array(Id), records: Type.Number() }

const Missing = Type.Object({
  ...child,
  ...ofChild,
  ...next,
  child: Type.Boolean(),
  path: Type.String(),
  endorsed: Type.Boolean(),
  reportedAt: Moment,
  lastSeenAt: Moment,
  ownerUnit: Maybe(Type.String()),
  mine: Type.Boolean(),
  lastReal: Maybe(Type.String()),
  lastRealAt: Maybe(Moment),
  loweringProposed: Type.Boolean(),
  transferTo: Maybe(Type.String()),
  area: Type.String(),
})

const Located = Type.Object({ ...InProtection.properties, ...ofChild })

export const boardAnswer = Type.Object({
  alerts: Type.Array(Alert),
  strip: Maybe(boardStrip.row),
  yours: Yours,
  adults: Type.Array(Type.Object({ ...missingAdults.row.properties, stale: Type.Boolean() })),
  missing: Type.Array(Missing),
  inProtection: Type.Array(Located),
  atRisk: Type.Array(Located),
  located: Type.Array(Located),
  known: Type.Array(Missing),
  /** Children, each once; of those still missing in words how many records they have, where that is more. */
  counted: Type.Object({ inProtection: Type.Number(), atRisk: Type.Number(), inRecords: Maybe(Type.String()) }),
  /** Rows in all. */
  listed: Type.Number(),
  unit: Maybe(Type.String()),
  limit: Type.Number(),
  full: Type.Boolean(),
})
