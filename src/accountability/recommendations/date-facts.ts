// By when: the day from which its time runs, and every other date that was asked for, agreed or refused.
import Type from 'typebox'
import { Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'

export const dateKinds = {
  /** By one person: only where no date stood that it would move. */
  'recommendation.base-changed/1': Type.Object({ baseOn: LocalDate, dueOn: Maybe(LocalDate), because: Text() }),
  /** With the day from which its time is to run, where that is what would be moved. */
  'recommendation.date-asked/1': Type.Object({
    dueOn: LocalDate,
    because: Text(1000),
    baseOn: Type.Optional(LocalDate),
  }),
  'recommendation.date-refused/1': Type.Object({ because: Text(1000) }),
  /** Asked by one person and agreed by another. The first date of what the local policing body must meet is its own: set and agreed by one. */
  'recommendation.date-changed/1': Type.Object({
    dueOn: LocalDate,
    because: Text(),
    agreedBy: Line(),
    baseOn: Type.Optional(LocalDate),
  }),
}
