// What the pages of packs for the oversight group answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../../registers/schemas.ts'
import { Action, Audit, DateChange, Figure, FrozenFigure, Recommendation } from '../answer-parts.ts'
import { packs } from './queries.ts'

export const oversightPacksAnswer = Type.Object({ rows: Type.Array(packs.row), mayFreeze: Type.Boolean() })

const Presented = Type.Object({ outcome: Type.String(), on: LocalDate, asked: Type.String() })

export const oversightPackAnswer = Type.Object({
  recommendations: Type.Array(Recommendation),
  concernMeasures: Type.Optional(Type.Array(Type.String())),
  concernFigures: Type.Array(Figure),
  audits: Type.Array(Audit),
  auditsFrom: LocalDate,
  allowsForChildren: Type.Boolean(),
  presented: Maybe(Presented),
  mayRecord: Type.Boolean(),
  dateChanges: Type.Optional(Type.Array(DateChange)),
  inspection: Type.String(),
  theme: Type.String(),
  figures: Type.Array(FrozenFigure),
  findingId: Id,
  ledgerSize: Type.Number(),
  gapDefined: Type.Optional(Type.Number()),
  publishedOn: Maybe(LocalDate),
  again: Maybe(Type.String()),
  policyVersion: Type.String(),
  actions: Type.Array(Action),
  residualRisk: Type.String(),
  staffSaid: Type.Array(Type.String()),
  at: Moment,
  frozenAt: Moment,
  asAt: Type.Optional(Moment),
  record: Id,
})
