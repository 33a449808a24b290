// What a measure is to reach: a value of the force's policy in per cent, named by the measure's definition.
import type { Instant } from '../kernel/time.ts'
import { restsOn } from './basis.ts'
import type { Basis } from './duty.ts'
import type { MeasureDefinition } from './measure.ts'
import type { Policy } from './policy.ts'

/** A target as the policy keeps it: the value that stands until a force sets its own, with what it rests on. */
export type TargetSetting = {
  readonly name: string
  /** In per cent; null where nothing is asked until the force asks for something. */
  readonly value: number | null
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
export function targetShare(definition: Named, policy: Pick<Policy, 'values'>): number | null {
  const percent = policy.values[nameOf(definition)]
  return percent === undefined ? null : percent / 100
}

/** With its basis: what a force changed is the force's own, whatever the default rests on. */
export function targetOf(
  definition: Named,
  policy: Policy,
  { settings, standing }: { readonly settings: readonly TargetSetting[]; readonly standing: string },
): Target | null {
  const share = targetShare(definition, policy)
  const setting = settings.find(({ name }) => name === nameOf(definition))
  const percent = setting === undefined ? undefined : policy.values[setting.name]
  if (share === null || setting === undefined || percent === undefined) return null
  return {
    share,
    percent,
    ...restsOn(setting, percent),
    policy: policy.version,
    since: policy.version === standing ? null : policy.effectiveFrom,
  }
}

type Named = Pick<MeasureDefinition, 'id' | 'target'>

/** The policy's value that says what a measure is to reach: one that comes with a target names it, any other has it by its own name. */
const nameOf = ({ id, target }: Named): string => target ?? `target.${id}`

/** Measures of which one way is better and to which Vigil gives no target: a force may give each its own. */
export const targetsToSet = (definitions: readonly MeasureDefinition[]) =>
  definitions
    .filter(({ better, target }) => better !== null && target === null)
    .map((definition) => ({
      name: nameOf(definition),
      value: null,
      unit: '%',
      words: `Target of ${definition.id}, ${definition.better === 'lower' ? 'at most' : 'at least'}: ${definition.question}`,
      basis: 'force' as const,
      source: 'Vigil sets none: the force sets the target, or there is no target',
    }))
