// What these pages answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import {
  AuditAgain,
  Called,
  Claim,
  Decision,
  FigureAgain,
  ListAgain,
  MeetingChallenge,
  Pack,
  Statement,
  StatusAgain,
} from './answer-parts.ts'
import { meetings } from './queries.ts'

export const meetingsAnswer = Type.Object({ rows: Type.Array(meetings.row), mayKeep: Type.Boolean(), today: LocalDate })

export const meetingAnswer = Type.Object({
  record: Id,
  title: Type.String(),
  meets: Type.String(),
  called: Called,
  pack: Maybe(Pack),
  frozenAt: Maybe(Moment),
  decisions: Type.Array(Decision),
  challenges: Type.Array(MeetingChallenge),
  mayAnswer: Type.Boolean(),
  claims: Type.Array(Claim),
  approvedAt: Maybe(Moment),
  mayFreeze: Type.Boolean(),
  mayMinute: Type.Boolean(),
  mayApprove: Type.Boolean(),
})

export const meetingComputedAgainAnswer = Type.Object({
  frozenAt: Moment,
  ledgerSize: Type.Number(),
  rows: Type.Array(FigureAgain),
  different: Type.Number(),
  statuses: Type.Array(StatusAgain),
  lists: Type.Array(ListAgain),
  audits: Type.Array(AuditAgain),
  auditsDifferent: Type.Number(),
  listsDifferent: Type.Number(),
  statusesDifferent: Type.Number(),
  back: Type.String(),
  title: Type.String(),
})

export const publicStatementsAnswer = Type.Object({ rows: Type.Array(Statement), mayKeep: Type.Boolean() })
