// The least that any closure test must ask, as numbers of the policy: beneath them a test would be passed by everybody.
import type { Policy } from '../../practice/policy.ts'

const ours = 'No national figure was found; set by the force'
const floor = (name: string, words: string, value: number, unit: string) =>
  ({ name, words, value, unit, basis: 'Vigil default', source: ours }) as const

export const floorSettings = [
  floor('recommendation.test.cases', 'Fewest cases a month a closure test may ask for', 10, 'cases'),
  floor('recommendation.test.months', 'Fewest whole months in a row a closure test may ask for', 2, 'months'),
  floor(
    'recommendation.test.share',
    'Lowest share a closure test may ask for, or its complement as the highest',
    50,
    '%',
  ),
  floor('recommendation.test.without-evidence', 'Most cases without evidence a closure test may allow', 25, '%'),
  floor(
    'recommendation.test.chance',
    'Most often an audit rule may pass a force that is as inspectors found it',
    10,
    '%',
  ),
] as const

export type Floors = {
  readonly cases: number
  readonly months: number
  /** From 0 to 1, as the next two. */
  readonly share: number
  readonly withoutEvidence: number
  readonly chance: number
}

/** A policy approved before these were kept here has none of its own yet: the defaults judge it. */
export function floorsOf(policy: Pick<Policy, 'values'>): Floors {
  const [cases, months, share, withoutEvidence, chance] = floorSettings.map(
    ({ name, value }) => policy.values[name] ?? value,
  )
  return {
    cases: cases ?? 0,
    months: months ?? 0,
    share: (share ?? 0) / 100,
    withoutEvidence: (withoutEvidence ?? 0) / 100,
    chance: (chance ?? 0) / 100,
  }
}

export const defaultFloors: Floors = floorsOf({ values: {} })
