// What happens to a public question: it comes in, is admitted or not by the forum's own secretariat, allocated, answered with the figures of the day, published, followed up.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'

export const kinds = {
  'question.received/1': Type.Object({
    forum: Line(40),
    question: Text(2000),
    name: Maybe(Line(120)),
    email: Maybe(Line(254)),
    receivedAt: When,
  }),
  /** In time or not is worked out from the forum's rule and the meeting's day. */
  'question.admitted/1': Type.Object({
    meetingOn: Maybe(LocalDate),
    inTime: Maybe(Type.Boolean()),
    latest: Maybe(When),
  }),
  'question.rejected/1': Type.Object({ because: Text(1000) }),
  'question.allocated/1': Type.Object({ staffId: Id, name: Line(120), dueOn: LocalDate }),
  'question.answered/1': Type.Object({
    answer: Text(4000),
    /** What the measure named said on that day, after disclosure control. */
    measure: Maybe(Line(60)),
    figures: Maybe(Line(300)),
    by: Line(120),
  }),
  'question.supplementary-asked/1': Type.Object({ question: Text(2000) }),
  'question.published/1': Type.Object({}),
  'question.followed-up/1': Type.Object({ words: Text(2000) }),
} as const
export type Bodies = BodiesOf<typeof kinds>
export type QuestionFact = FactsOf<Bodies>
export type NewQuestionFact = NewFactsOf<Bodies>
export const read = readerOf(kinds)
