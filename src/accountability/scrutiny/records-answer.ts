// What the pages of one decision, one action and one public meeting answer a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { assured, Called, Paper } from './answer-parts.ts'

const Assurance = OneOf('assured', 'partly assured', 'not assured')

const Again = Type.Object({ by: Type.String(), on: LocalDate, assurance: Assurance })

export const scrutinyDecisionAnswer = Type.Object({
  again: Maybe(Again),
  /** With the status that was computed then. */
  published: Maybe(Type.Object({ at: Moment, standing: Maybe(Type.String()), disagreement: Maybe(Type.String()) })),
  publicAt: Maybe(Type.String()),
  mayPublish: Type.Boolean(),
  late: Type.Boolean(),
  /** In a sentence, where what was decided and what is computed disagree: by its own day, and now. */
  disagreedThen: Maybe(Type.String()),
  disagreesNow: Maybe(Type.String()),
  /** Of a decision whose place no other took, what has become of it since. */
  since: Maybe(Type.String()),
  about: Maybe(Type.Object({ ...assured, status: Type.String(), stops: Maybe(Type.Array(Type.String())) })),
  maySay: Type.Boolean(),
  topic: Type.String(),
  because: Type.String(),
  assurance: Assurance,
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
  /** What each said of twelve months when it was undertaken, and what it says now. Of the first undertakings none was asked. */
  measures: Type.Array(Type.Object({ measure: Type.String(), whenUndertaken: Type.String(), now: Type.String() })),
  noMeasure: Maybe(Type.String()),
  undertakenAt: Maybe(Moment),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Array(DateChange),
  done: Maybe(Type.Object({ evidence: Type.String(), at: Moment })),
  publishedAt: Maybe(Moment),
  publicAt: Maybe(Type.String()),
  mayPublish: Type.Boolean(),
  late: Type.Boolean(),
  maySay: Type.Boolean(),
})

export const performanceMeetingAnswer = Type.Object({
  record: Id,
  called: Called,
  held: Maybe(Type.Object({ outcome: Type.String(), paper: Maybe(Type.String()) })),
  /** Where nobody had called it here beforehand. */
  enteredAt: Maybe(Moment),
  cancelled: Maybe(Type.Object({ because: Type.String() })),
  paper: Maybe(Paper),
  owed: Type.Array(Moment),
  mayHold: Type.Boolean(),
  mayCancel: Type.Boolean(),
})
