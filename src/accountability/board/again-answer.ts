// What the numbers of a frozen pack, computed again, answer a program: of the board and of the oversight group alike.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../registers/schemas.ts'
import { FrozenFigure, frozenAudit } from './answer-parts.ts'

const FigureAgain = Type.Object({
  frozen: FrozenFigure,
  now: Maybe(FrozenFigure),
  same: Type.Boolean(),
  defined: Type.Boolean(),
})

const StatusAgain = Type.Object({
  recordId: Id,
  reference: Type.String(),
  theme: Type.String(),
  frozen: Maybe(Type.String()),
  now: Maybe(Type.String()),
  same: Type.Boolean(),
})

const ListAgain = Type.Object({ what: Type.String(), frozen: Type.Number(), now: Type.Number(), same: Type.Boolean() })

const AuditAgain = Type.Object({
  recordId: Id,
  title: Type.String(),
  frozen: Maybe(Type.Object(frozenAudit)),
  now: Maybe(Type.Object(frozenAudit)),
  same: Type.Boolean(),
})

export const computedAgainAnswer = Type.Object({
  back: Type.String(),
  title: Type.String(),
  frozenAt: Moment,
  /** Null where it is as at its freezing. */
  asAt: Maybe(Moment),
  ledgerSize: Type.Number(),
  rows: Type.Array(FigureAgain),
  different: Type.Number(),
  statuses: Type.Array(StatusAgain),
  statusesDifferent: Type.Number(),
  lists: Type.Array(ListAgain),
  listsDifferent: Type.Number(),
  audits: Type.Array(AuditAgain),
  auditsDifferent: Type.Number(),
})
