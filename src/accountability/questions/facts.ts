// What happens to a public question: it comes in, is admitted or not by the forum's own secretariat, allocated, answered with the figures of the day, published, followed up.
import Type, { type Static } from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'
import { WordsErased } from '../../registers/words-erased.ts'
import { FigureThen } from '../figure-then.ts'
import { Tie } from './forums.ts'

const Ticket = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** How many things were pointed at, and why they may stand. */
const LookedAt = Type.Object({ signs: Type.Integer({ minimum: 1 }), because: Text(1000) })

export const kinds = {
  'question.received/1': Type.Object({
    forum: Line(40),
    question: Text(2000),
    /** Those of questions that came before the asker was a fact of its own. */
    name: Maybe(Line(120)),
    email: Maybe(Line(254)),
    receivedAt: When,
    /** How they say they belong to the area, where the forum's rule asks it. */
    tie: Type.Optional(Maybe(Tie)),
    /** SHA-256 of the ticket with which whoever asked follows it; the ticket itself is nowhere. */
    ticket: Type.Optional(Maybe(Ticket)),
  }),
  /** A fact of its own, so that it can go and the question stays. */
  'question.asker-named/1': Type.Object({ name: Maybe(Line(120)), email: Maybe(Line(254)) }),
  /** By the ticket: name and address are to go. Which facts hold them. */
  'question.to-be-forgotten/1': Type.Object({ positions: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 20 }) }),
  /** In time or not is worked out from the forum's rule and the meeting's day. */
  'question.admitted/1': Type.Object({
    meetingOn: Maybe(LocalDate),
    inTime: Maybe(Type.Boolean()),
    latest: Maybe(When),
    /** Why it is put although it came too late by the rule. */
    lateBecause: Type.Optional(Maybe(Text(1000))),
    /** It was admitted before, to another meeting. */
    movedBecause: Type.Optional(Maybe(Text(1000))),
  }),
  'question.rejected/1': Type.Object({ because: Text(1000) }),
  'question.allocated/1': Type.Object({ staffId: Id, name: Line(120), dueOn: LocalDate }),
  'question.answered/1': Type.Object({
    answer: Text(4000),
    /** What the measure named said on that day, after disclosure control. */
    measure: Maybe(Line(60)),
    figures: Maybe(Line(700)),
    by: Line(120),
    /** In which job: what is published is the office, not the person. */
    role: Type.Optional(Maybe(Line(60))),
    /** The figure itself, as it was fit for the public on that day: for holding it against a later one. */
    figure: Type.Optional(Maybe(FigureThen)),
  }),
  /** By when it is answered was not asked at first: those had no clock of their own. */
  'question.supplementary-asked/1': Type.Object({
    question: Text(2000),
    dueOn: Type.Optional(LocalDate),
    /** Who in the chair consented, where the forum's rule asks it. */
    consentedBy: Type.Optional(Maybe(Line(120))),
  }),
  'question.published/1': Type.Object({
    /** Why it may be published although something in it was pointed at: a name, a small count. */
    lookedAt: Type.Optional(Maybe(LookedAt)),
  }),
  'question.escalated/1': Escalated,
  'question.followed-up/1': Type.Object({ words: Text(2000), lookedAt: Type.Optional(Maybe(LookedAt)) }),
  'question.words-erased/1': WordsErased,
} as const
export type Bodies = BodiesOf<typeof kinds>
export type QuestionFact = FactsOf<Bodies> | FactsOf<ErasedOf<'question'>>
export type NewQuestionFact = NewFactsOf<Bodies>
export const read = erasableReaderOf('question', kinds)

/** What whoever asked may read of it. */
export const Followed = Type.Object({
  forum: Type.String(),
  stage: Type.String(),
  decidedBy: Maybe(Type.String()),
  because: Maybe(Type.String()),
  meetingOn: Maybe(Type.String()),
  inTime: Maybe(Type.Boolean()),
  lateBecause: Maybe(Type.String()),
  /** Only where it was put at another meeting since. */
  movedBecause: Type.Optional(Type.String()),
  dueOn: Maybe(Type.String()),
  named: Type.Boolean(),
  toBeForgotten: Type.Boolean(),
})
export type Followed = Static<typeof Followed>
