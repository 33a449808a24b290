// What a measure is to reach: a value of the force's policy in per cent, named by the measure's definition.
import type { Instant } from '../kernel/time.ts'
import { restsOn } from './basis.ts'
import type { Basis } from './duty.ts'
import type { MeasureDefinition } from './measure.ts'
import type { Policy } from './policy.ts'

/** A target as the policy keeps it: the value that stands until a force sets its own, with what it rests on. */
export type TargetSetting = {
  readonly name: string
  /** In per cent. */
  readonly value: number
  readonly basis: Basis
  readonly source: string
}

export type Target = {
  /** From 0 to 1. */
  readonly share: number
  readonly percent: number
  readonly basis: Basis
  readonly source: string
  readonly policy: string
  /** Null where the defaults are in force: they began with no day. */
  readonly since: Instant | null
}

/** From 0 to 1, under this policy; null where nothing is asked of the measure. */
export function targetShare(
  { target }: Pick<MeasureDefinition, 'target'>,
  policy: Pick<Policy, 'values'>,
): number | null {
  const percent = target === null ? undefined : policy.values[target]
  return percent === undefined ? null : percent / 100
}

/** With its basis: what a force changed is the force's own, whatever the default rests on. */
export function targetOf(
  definition: Pick<MeasureDefinition, 'target'>,
  policy: Policy,
  { settings, standing }: { readonly settings: readonly TargetSetting[]; readonly standing: string },
): Target | null {
  const share = targetShare(definition, policy)
  const setting = settings.find(({ name }) => name === definition.target)
  if (share === null || setting === undefined) return null
  const percent = policy.values[setting.name] ?? setting.value
  return {
    share,
    percent,
    ...restsOn(setting, percent),
    policy: policy.version,
    since: policy.version === standing ? null : policy.effectiveFrom,
  }
}
