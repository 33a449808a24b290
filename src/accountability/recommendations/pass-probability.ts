// How often an audit rule would be passed at given true levels: shown before the rule is approved, so that nobody approves a lottery.
import { binomialProbability } from '../../practice/statistics.ts'
import type { AuditRule } from './test.ts'

type TrueLevel = { readonly good: number; readonly inadequate: number }

/** Probability from 0 to 1 that a random sample of `files` passes, were the force's true shares of good and inadequate files these. */
export function passProbability(
  rule: Pick<AuditRule, 'files' | 'leastGood' | 'mostInadequate'>,
  level: TrueLevel,
): number {
  let sum = 0
  for (let inadequate = 0; inadequate <= rule.mostInadequate; inadequate++) {
    const rest = rule.files - inadequate
    const goodAmongRest = level.inadequate >= 1 ? 0 : Math.min(1, level.good / (1 - level.inadequate))
    sum += binomialProbability(inadequate, rule.files, level.inadequate) * atLeast(rule.leastGood, rest, goodAmongRest)
  }
  return Math.min(1, sum)
}

/** From what inspectors found in 2022 (31% good, 38% inadequate: accountability.md 1.3) to a force that does well. */
export const trueLevels: readonly TrueLevel[] = [
  { good: 0.31, inadequate: 0.38 },
  { good: 0.45, inadequate: 0.25 },
  { good: 0.6, inadequate: 0.15 },
  { good: 0.7, inadequate: 0.1 },
  { good: 0.8, inadequate: 0.05 },
  { good: 0.9, inadequate: 0.02 },
]

function atLeast(least: number, n: number, p: number): number {
  let sum = 0
  for (let k = least; k <= n; k++) sum += binomialProbability(k, n, p)
  return sum
}
