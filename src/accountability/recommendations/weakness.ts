// What stands in a closure test but is weak, and is said aloud to whoever approves it.
import { percent } from '../../kernel/words.ts'
import type { Policy } from '../../practice/policy.ts'
import { targetShare } from '../../practice/target.ts'
import { type Definitions } from './soundness.ts'
import type { ClosureTest, Criterion } from './test.ts'

/** What whoever approves should know: allowed, and weaker than it could be. */
export function weakIn(test: ClosureTest, definitions: Definitions, policy: Pick<Policy, 'values'>): readonly string[] {
  return [
    ...test.criteria.flatMap((criterion) => {
      const { measure: id } = criterion
      const target = targetShare({ id, target: definitions.get(id)?.target ?? null }, policy)
      return [
        ...(target !== null && isBelow(criterion, target)
          ? [`${criterion.measure} is asked ${percent(criterion.threshold)}; its own target is ${percent(target)}.`]
          : []),
        ...(criterion.part === null
          ? []
          : [`Of ${criterion.measure} only the part “${criterion.part}” counts; the rest may be as it likes.`]),
      ]
    }),
    ...(test.sustainedMonths < 3 ? ['Less than three months in a row: one good spell may pass.'] : []),
    ...(test.mostNotEvidenced > 0.1
      ? [`${percent(test.mostNotEvidenced)} may be without evidence; a tenth is usual.`]
      : []),
    ...(test.audit == null ? ['No audited files are asked: whether it was done well is left to the measures.'] : []),
  ]
}

const isBelow = ({ better, threshold }: Criterion, target: number): boolean =>
  better === 'higher' ? threshold < target : threshold > target
