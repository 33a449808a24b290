// What the pages of the board answer a program, field by field: its meetings, one of them, and what was said in public.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import { Pack } from './pack-answer.ts'
import { meetings } from './queries.ts'

export const meetingsAnswer = Type.Object({ rows: Type.Array(meetings.row), mayKeep: Type.Boolean(), today: LocalDate })

const Called = Type.Object({
  title: Type.String(),
  heldOn: LocalDate,
  paperDueOn: Maybe(LocalDate),
  paperRule: Maybe(Type.String()),
})

const Decision = Type.Object({
  about: Maybe(Type.String()),
  decision: Type.String(),
  decidedBy: Type.String(),
  at: Moment,
  recordedBy: Type.String(),
})

const Answered = Type.Object({
  by: Type.String(),
  answer: Type.String(),
  position: Type.Number(),
  at: Moment,
  recordedBy: Type.String(),
})

const Challenge = Type.Object({
  late: Type.Boolean(),
  by: Type.String(),
  answerBy: Maybe(Type.String()),
  about: Maybe(Type.String()),
  challenge: Type.String(),
  answerOwed: Type.String(),
  at: Moment,
  recordedBy: Type.String(),
  position: Type.Number(),
  owedBy: Type.String(),
  answered: Maybe(Answered),
})

/** Named in sentences beside what was said. */
const NamedMeasure = Type.Object({ measure: Type.String(), question: Type.String() })

const Claim = Type.Object({
  saidOn: Type.Optional(Maybe(LocalDate)),
  by: Type.String(),
  beside: Type.Array(Type.String()),
  about: Maybe(Type.String()),
  claim: Type.String(),
  at: Moment,
  recordedBy: Type.String(),
})

const Named = Type.Object({ recordId: Id, reference: Type.String(), theme: Type.String() })

/** Of two frozen packs: what the later says that the one before did not. */
const SinceBefore = Type.Object({
  record: Id,
  title: Type.String(),
  heldOn: LocalDate,
  counts: Type.Array(Type.Object({ words: Type.String(), was: Type.Number(), is: Type.Number() })),
  statuses: Type.Array(Type.Object({ ...Named.properties, from: Type.String(), to: Type.String() })),
  added: Type.Array(Named),
})

export const meetingAnswer = Type.Object({
  /** Null of the first pack, and where none is frozen. */
  since: Maybe(SinceBefore),
  record: Id,
  title: Type.String(),
  meets: Type.String(),
  called: Called,
  enteredAt: Maybe(Moment),
  pack: Maybe(Pack),
  frozenAt: Maybe(Moment),
  /** Of a pack as at a moment that had passed when it was frozen. */
  asAt: Maybe(Moment),
  decisions: Type.Array(Decision),
  challenges: Type.Array(Challenge),
  mayAnswer: Type.Boolean(),
  claims: Type.Array(Claim),
  measures: Type.Array(NamedMeasure),
  approvedAt: Maybe(Moment),
  cancelled: Maybe(Type.String()),
  mayCancel: Type.Boolean(),
  mayFreeze: Type.Boolean(),
  mayMinute: Type.Boolean(),
  mayMinuteDecisions: Type.Boolean(),
  mayApprove: Type.Boolean(),
})

const Statement = Type.Object({
  figures: Type.Array(Type.String()),
  record_id: Id,
  words: Type.String(),
  address: Maybe(Type.String()),
  who: Type.String(),
  said_on: LocalDate,
  place: Type.String(),
})

export const publicStatementsAnswer = Type.Object({
  rows: Type.Array(Statement),
  measures: Type.Array(NamedMeasure),
  mayKeep: Type.Boolean(),
})
