// Its stage: recorded, rejected by two, or ended because another took its place.
import Type from 'typebox'
import { Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { ClosureTest } from './test.ts'

export const stageKinds = {
  'recommendation.stage-recorded/1': Type.Object({
    stage: Line(40),
    because: Text(),
    /** The chief officer who agreed a rejection. */
    agreedBy: Type.Optional(Line()),
  }),
  /** A rejection is asked for by one person and agreed by a chief officer. */
  'recommendation.rejection-asked/1': Type.Object({ because: Text() }),
  'recommendation.rejection-refused/1': Type.Object({ because: Text(1000) }),
  /** Another is to take its place: asked for by one person and agreed by a chief officer. */
  'recommendation.superseding-asked/1': Type.Object({ by: Id, reference: Line(60), because: Text() }),
  'recommendation.superseding-refused/1': Type.Object({ because: Text(1000) }),
  'recommendation.superseded/1': Type.Object({
    by: Id,
    because: Text(),
    /** The chief officer who agreed it. Before a second person was asked for there was none. */
    agreedBy: Type.Optional(Line()),
  }),
  /** What it takes over from the one before it. */
  'recommendation.supersedes/1': Type.Object({
    recordId: Id,
    reference: Line(60),
    dueOn: Maybe(LocalDate),
    foundAgain: Type.Integer({ minimum: 0 }),
    firstFoundOn: Maybe(LocalDate),
    /** How often its date had been moved. Not asked before moves were handed on. */
    dateChanges: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Its closure test, so that a weaker one is known for weaker; and why it was superseded. Not handed on at first. */
    test: Type.Optional(Maybe(ClosureTest)),
    because: Type.Optional(Text()),
  }),
}
