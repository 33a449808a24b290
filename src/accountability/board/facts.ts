// What can happen at the monthly board: called, its pack frozen, decisions and challenges minuted, what was said beside what was counted.
import Type from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { WordsErased } from '../../registers/words-erased.ts'
import { FrozenFigure, Pack } from './frozen-pack.ts'

const meetingKinds = {
  'meeting.called/1': Type.Object({ title: Line(), heldOn: LocalDate, paperDueOn: LocalDate, paperRule: Line(300) }),
  /** Held without having been called here: no pack of it was owed, and none is made of a later day. */
  'meeting.entered-held/1': Type.Object({ title: Line(), heldOn: LocalDate }),
  'meeting.pack-frozen/1': Pack,
  'meeting.decision-minuted/1': Type.Object({ decision: Text(), decidedBy: Line(), about: Maybe(Id) }),
  'meeting.challenge-minuted/1': Type.Object({
    challenge: Text(),
    by: Line(),
    answerOwed: Line(),
    answerBy: Maybe(LocalDate),
    about: Maybe(Id),
  }),
  /** A verbal update is a claim; the figure of that day stands beside it for ever. */
  'meeting.claim-minuted/1': Type.Object({
    claim: Text(),
    by: Line(),
    /** On which day; of claims from before it was asked, the day on which it was minuted. */
    saidOn: Type.Optional(Maybe(LocalDate)),
    about: Maybe(Id),
    beside: Type.Array(Text(500), { maxItems: 20 }),
  }),
  /** `position` is the challenge's: whoever owed the answer gave it, at this board or after it. */
  'meeting.challenge-answered/1': Type.Object({ position: Type.Integer(), answer: Text(), by: Line() }),
  'meeting.minutes-approved/1': Type.Object({}),
  /** Called for a wrong day, or not held: it owes no pack. */
  'meeting.cancelled/1': Type.Object({ because: Text(1000) }),
  'meeting.escalated/1': Escalated,
  'meeting.words-erased/1': WordsErased,
} as const

const statementKinds = {
  'public-statement.made/1': Type.Object({
    who: Line(),
    saidOn: LocalDate,
    words: Text(),
    place: Line(),
    address: Maybe(Line(500)),
    figures: Type.Array(FrozenFigure, { maxItems: 30 }),
  }),
  'public-statement.words-erased/1': WordsErased,
} as const

export type MeetingBodies = BodiesOf<typeof meetingKinds>
export type StatementBodies = BodiesOf<typeof statementKinds>
export type MeetingFact = FactsOf<MeetingBodies> | FactsOf<ErasedOf<'meeting'>>
export type StatementFact = FactsOf<StatementBodies> | FactsOf<ErasedOf<'public-statement'>>

export const readMeeting = erasableReaderOf('meeting', meetingKinds)
export const readStatement = erasableReaderOf('public-statement', statementKinds)
