// The target of a measure as its pages show it: from 0 to 1 for the chart, and in words with its basis and the policy it stands in.
import { dateAndTime } from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import type { Policy } from '../../practice/policy.ts'
import { type Target, type TargetSetting, targetOf } from '../../practice/target.ts'

/** What a force's policy may say of targets, and the name of the policy that stands until it does. */
export type Targets = { readonly settings: readonly TargetSetting[]; readonly standing: string }

export function targetShown(definition: MeasureDefinition, targets: Targets, policy: Policy) {
  const target = targetOf(definition, policy, targets)
  return {
    target: target?.share ?? null,
    targetWords: target === null ? null : words(target),
    targetSource: target?.source ?? null,
  }
}

const words = ({ percent, basis, policy, since }: Target): string =>
  `${percent}% (${basis}), set by policy ${policy}${since === null ? '' : ` in force since ${dateAndTime(since)}`}`
