// What these pages answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { Called, Paper } from './answer-parts.ts'

const Again = Type.Object({
  by: Type.String(),
  on: LocalDate,
  assurance: OneOf('assured', 'partly assured', 'not assured'),
})

const About = Type.Object({
  reference: Type.String(),
  record_id: Id,
  theme: Type.String(),
  due_on: Maybe(LocalDate),
  stage: Type.String(),
  loosenings: Type.Array(Type.Unknown()),
  date_changes: Type.Number(),
  standing: Maybe(Type.String()),
  stops: Maybe(Type.Array(Type.String())),
  untestable: Maybe(Type.String()),
  assurance: Maybe(Type.String()),
  decided_on: Maybe(LocalDate),
  standing_then: Maybe(Type.String()),
})

export const scrutinyDecisionAnswer = Type.Object({
  again: Maybe(Again),
  late: Type.Boolean(),
  about: Maybe(About),
  maySay: Type.Boolean(),
  topic: Type.String(),
  because: Type.String(),
  assurance: OneOf('assured', 'partly assured', 'not assured'),
  questions: Type.String(),
  evidence: Type.String(),
  forum: Type.String(),
  decidedOn: LocalDate,
  recommendationId: Maybe(Type.String()),
  furtherAction: Maybe(Type.String()),
  nextReviewOn: LocalDate,
  standingThen: Maybe(Type.String()),
  record: Id,
})

const Undertaken = Type.Object({ words: Type.String(), dueOn: LocalDate, owner: Type.String() })

const DateChange = Type.Object({ dueOn: LocalDate, because: Type.String(), at: Moment })

export const commissionerActionAnswer = Type.Object({
  record: Id,
  undertaken: Undertaken,
  undertakenAt: Maybe(Moment),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Array(DateChange),
  done: Maybe(Type.Object({ evidence: Type.String(), at: Moment })),
  late: Type.Boolean(),
  maySay: Type.Boolean(),
})

export const performanceMeetingAnswer = Type.Object({
  record: Id,
  called: Called,
  held: Maybe(Type.Object({ outcome: Type.String(), paper: Maybe(Type.String()) })),
  cancelled: Maybe(Type.Object({ because: Type.String() })),
  paper: Maybe(Paper),
  owed: Type.Array(Moment),
  mayHold: Type.Boolean(),
  mayCancel: Type.Boolean(),
})
