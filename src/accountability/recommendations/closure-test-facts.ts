// Its closure test: proposed by one and approved by another, and what the judge found by it.
import Type from 'typebox'
import { Text } from '../../registers/schemas.ts'
import { ClosureTest } from './test.ts'

export const testKinds = {
  'recommendation.test-proposed/1': Type.Object({ test: ClosureTest, because: Text() }),
  'recommendation.test-approved/1': Type.Object({ proposedAtPosition: Type.Integer() }),
  /** No measure can test it, and why: said aloud, until a test is approved. */
  'recommendation.found-untestable/1': Type.Object({ because: Text(1000) }),
  /** Appended by the judge's transaction on the day a test passes that did not before. */
  'recommendation.test-passed/1': Type.Object({}),
  /** Appended by the judge's transaction on the day a passing test fails, and while it fails if a document ended it. */
  'recommendation.re-opened/1': Type.Object({
    stops: Type.Array(Text(500), { maxItems: 20 }),
    /** What changed: the figures, the test that they are held against, or neither, where a document had ended it all the same. */
    by: Type.Optional(Type.Union([Type.Literal('figures'), Type.Literal('closure test'), Type.Literal('document')])),
  }),
}
