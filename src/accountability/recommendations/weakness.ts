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
          ? [
              `The test asks for ${percent(criterion.threshold)} of ${criterion.measure}, whose own target is ${percent(target)}.`,
            ]
          : []),
        ...(criterion.part === null
          ? []
          : [`Only the part “${criterion.part}” of ${criterion.measure} counts. The rest is not tested.`]),
      ]
    }),
    ...(test.sustainedMonths < 3 ? ['It asks for less than three months in a row, so one good spell may pass.'] : []),
    ...(test.mostNotEvidenced > 0.1
      ? [`${percent(test.mostNotEvidenced)} may be without evidence. A tenth is usual.`]
      : []),
    ...(test.audit == null
      ? ['It does not ask for audited files, so only the measures show whether it was done well.']
      : []),
    ...(test.audit != null && test.mostGapPoints == null && test.criteria.some(({ kind }) => kind === 'timeliness')
      ? [
          'It sets no limit on the points between “on time” and “done well”, so being in time may run ahead of the care.',
        ]
      : []),
  ]
}

const isBelow = ({ better, threshold }: Criterion, target: number): boolean =>
  better === 'higher' ? threshold < target : threshold > target
