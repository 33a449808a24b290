// A closure test: what the figures must show, for how long, on how many cases, before a recommendation is met.
import Type, { type Static } from 'typebox'

export const Criterion = Type.Object({
  measure: Type.String(),
  part: Type.Union([Type.String(), Type.Null()]),
  kind: Type.Union([
    Type.Literal('timeliness'),
    Type.Literal('completeness'),
    Type.Literal('outcome'),
    Type.Literal('audited quality'),
  ]),
  /** Share from 0 to 1. */
  threshold: Type.Number({ minimum: 0, maximum: 1 }),
  better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
  minimumN: Type.Integer({ minimum: 1 }),
})

export const ClosureTest = Type.Object({
  /** All of them must pass. */
  criteria: Type.Array(Criterion, { minItems: 1, maxItems: 12 }),
  /** Consecutive whole months that must pass. */
  sustainedMonths: Type.Integer({ minimum: 1, maximum: 24 }),
  /** The most that may be without evidence: above it the figures are not good enough to say anything. */
  mostNotEvidenced: Type.Number({ minimum: 0, maximum: 1 }),
})

export type Criterion = Static<typeof Criterion>
export type ClosureTest = Static<typeof ClosureTest>

/** A test of timeliness alone would let haste pass for care. */
export function testRefusals(test: ClosureTest): readonly string[] {
  const sound = test.criteria.some((one) => one.kind === 'outcome' || one.kind === 'audited quality')
  return sound ? [] : ['A closure test needs at least one measure of outcome or audited quality.']
}
