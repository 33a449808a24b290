// R16: where honour-based abuse is a concern, what the family is told can put the child in danger. Until when it is locked, and whose the key is.
import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { type Answers, type Input, minimumGrade, rulesNow } from './grade/minimum.ts'
import type { EpisodeState } from './state.ts'

const rule = 'R16'

/** The senior investigating officer's decision on what the family is told: recorded as an action, by whose it is. */
export const familyToldDecided = 'family disclosure decided'

/** Nothing is told to the family, and nothing promised, unless the senior investigating officer allows it. */
export const isLocked = (state: EpisodeState, policy: Policy, now: Instant): boolean =>
  rulesNow(state, policy, rule, now).includes(rule)

/** The same of a report that is being taken. */
export const locksFamily = (
  answers: Answers,
  input: Input,
  { policy, now }: { readonly policy: Policy; readonly now: Instant },
): boolean => minimumGrade(answers, input, { policy, now, named: rule }).rules.some(({ id }) => id === rule)
