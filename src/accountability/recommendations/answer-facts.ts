// What the force says in writing: its answer within a period, more time applied for, and what was done at once.
import Type from 'typebox'
import { Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'

export const answerKinds = {
  /** The written answer that the IOPC, a coroner, a joint inspection or a panel is owed. */
  'recommendation.answered/1': Type.Object({
    on: LocalDate,
    to: Line(),
    document: Line(300),
    address: Maybe(Line(500)),
    /** Of a body that is asked together with the one that is followed: its own answer. */
    as: Type.Optional(Type.Literal('local policing body')),
  }),
  'recommendation.answer-published/1': Type.Object({ on: LocalDate, by: Line(), address: Line(500) }),
  /** Of a period to answer, and only inside it. */
  'recommendation.extension-applied/1': Type.Object({ on: LocalDate, until: LocalDate, because: Text(1000) }),
  'recommendation.extension-answered/1': Type.Object({ until: Maybe(LocalDate), document: Line(300) }),
  /** What has been done about something that was asked for at once. */
  'recommendation.update-given/1': Type.Object({ on: LocalDate, to: Line(), says: Text() }),
}
