// The numbers of the action plan that a force sets in its policy, each with what stands until it does.
import type { Policy } from '../../practice/policy.ts'

const ours = 'No national figure was found; set by the force'

export const settings = [
  {
    name: 'plan.allocate.days',
    words: 'Give an action a named owner after it lost or never had one',
    value: 7,
    unit: 'days',
    basis: 'Vigil default',
    source: ours,
  },
  {
    name: 'plan.check.days',
    words: 'A second person checks a claim that an action is done',
    value: 14,
    unit: 'days',
    basis: 'Vigil default',
    source: ours,
  },
] as const

/** A policy approved before the plan was kept here has no value of its own yet: the default judges it. */
export const settingOf = (policy: Policy, name: (typeof settings)[number]['name']): number =>
  policy.values[name] ?? settings.find((one) => one.name === name)?.value ?? 14
