// A policy: levels, floors, intervals, targets and reason codes of one force, as dated versions. What is in force when is its only rule.
import type { Instant } from '../kernel/time.ts'
import type { Holidays } from './deadline.ts'

/**
 * One version of a force's policy. `values` are the numbers a force may set, by name ("acknowledge.minutes"),
 * `tables` the decision tables and lists of codes. What each rests on is kept beside it, in the policy slice.
 */
export type Policy = {
  readonly version: string
  readonly effectiveFrom: Instant
  readonly recordingToleranceMinutes: number
  readonly values: Readonly<Record<string, number>>
  readonly tables: Readonly<Record<string, unknown>>
  readonly holidays: Holidays
}

export type PolicyAt = (at: Instant) => Policy

/** The version in force at an instant: the latest that had taken effect. The first version judges everything before it. */
export function policyAt(versions: readonly Policy[]): PolicyAt {
  const [first, ...rest] = [...versions].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  if (!first) throw new Error('a force has at least one policy')
  return (at) => {
    let current = first
    for (const version of rest) if (version.effectiveFrom <= at) current = version
    return current
  }
}

/** A number of the policy by name. An unknown name is a bug of ours, not of the force. */
export function setting(policy: Policy, name: string): number {
  const value = policy.values[name]
  if (value === undefined) throw new Error(`policy ${policy.version} has no value "${name}"`)
  return value
}
