// The parts that answers about one child are made of: what is known, the grade and its rules, and what was put right.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { OnRecord } from '../../fact-parts.ts'
import { Level } from './parts.ts'

export const Form = Type.Object({ date: LocalDate, time: Type.String(), twice: Type.Boolean() })

export const LedgerMoment = Type.Object({ words: Type.String(), at: Moment, when: Type.String() })

const Wording = Type.Object({
  position: Type.Number(),
  phrase: Type.String(),
  why: Type.String(),
  judged: Maybe(OneOf('upheld', 'dismissed')),
})

export const NotKnownThen = Type.Object({
  position: Type.Number(),
  happenedAt: Moment,
  recordedAt: Moment,
  by: Type.String(),
  words: Type.String(),
  detail: Type.String(),
  lateMinutes: Maybe(Type.Number()),
  corrects: Maybe(Type.Number()),
  correctedBy: Maybe(Type.Number()),
  /** Whether what it corrects, and what corrects it, are among these. */
  otherShown: Type.Boolean(),
  correctable: Type.Boolean(),
  wording: Type.Array(Wording),
})

const Earlier = Type.Object({
  recordId: Id,
  reportedAt: Moment,
  closedAt: Maybe(Moment),
  foundAt: Maybe(Type.String()),
  harm: Type.String(),
  disclosedHarm: Type.Optional(OneOf('no', 'harm', 'serious harm')),
  withAnotherForce: Type.Optional(Type.Boolean()),
})

export const History = Type.Object({
  newSinceReferral: Type.Optional(Type.Array(OneOf('exploitation', 'harm'))),
  partnersMetAt: Type.Optional(Maybe(Moment)),
  earlier: Type.Array(Earlier),
  reportsIn90Days: Type.Number(),
  reportsIn12Months: Type.Number(),
  harmedBefore: OneOf('no', 'harm', 'serious harm'),
  exploitationFlag: OneOf('high', 'none', 'known or suspected'),
  harmInExploitationEpisode: Type.Boolean(),
  firstEpisodeId: Maybe(Type.String()),
  triggerPlanAt: Maybe(Moment),
  repeatReferralAt: Maybe(Moment),
  /** Of the child’s record, as it was read when the report was written. */
  onRecord: Type.Optional(OnRecord),
})

const Before = Type.Object({
  since: Moment,
  until: Moment,
  how: OneOf(
    'other',
    'released',
    'accommodated',
    'emergency protection order',
    'interim care order',
    'time passed',
    'went missing',
  ),
})

export const Protection = Type.Object({
  place: Type.String(),
  constable: Type.String(),
  nearEnd: Type.Boolean(),
  designated: Maybe(Type.String()),
  stillNeeded: Type.Boolean(),
  before: Type.Array(Before),
  notTold: Type.Array(Type.String()),
  hours: Type.Number(),
  most: Type.Number(),
  until: Moment,
})

export const LoweringProposed = Type.Object({
  because: Type.String(),
  evidence: Type.String(),
  level: Level,
  reason: Type.String(),
  position: Type.Number(),
  by: Type.String(),
})

export const DeskAdvice = Type.Object({
  because: Type.String(),
  proposedAtPosition: Type.Number(),
  advice: OneOf('may be lowered', 'must not be lowered'),
  as: OneOf('exploitation desk', 'on-call detective inspector'),
  by: Type.String(),
})

export const CorrectionsWaiting = Type.Object({
  because: Type.String(),
  position: Type.Number(),
  body: Type.Record(Type.String(), Type.Unknown()),
  happenedAt: Moment,
  proposedAt: Type.Number(),
  by: Type.String(),
  kind: Type.String(),
  words: Type.String(),
})

export const Rule = Type.Object({
  source: Type.String(),
  because: Type.String(),
  id: Type.String(),
  level: Level,
})
