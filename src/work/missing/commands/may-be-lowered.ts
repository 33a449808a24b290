// Why a lower grade may not be given: by the rules that hold, the reason named and whoever proposes, advises and decides.
import type { Refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import type { Person } from '../../../registers/permissions.ts'
import type { RiskLevel } from '../facts.ts'
import { rulesThatHold } from '../grade/exploitation.ts'
import { answered, firingRules } from '../grade/minimum.ts'
import { isLocked, mayLower, rankToAgree } from '../grade/override.ts'
import { gradeTable } from '../grade-policy.ts'
import type { EpisodeState } from '../state.ts'

export function lowering(
  state: EpisodeState,
  asked: { readonly level: RiskLevel; readonly reason: string; readonly because: string },
  from: RiskLevel,
  { policy, now }: Pick<By, 'policy' | 'now'>,
  who: Deciders,
): readonly Refusal[] {
  const request = {
    from,
    to: asked.level,
    rules: rulesThatHold(state, policy, now),
    firing: firingRules(state, policy, '', now),
    reason: asked.reason,
    because: asked.because,
    proposerRoles: who.proposedBy?.roles ?? null,
    approverRoles: who.approvedBy?.roles ?? null,
    deskConsulted: who.deskConsulted !== null,
    clinicianConsulted: state.done.some((one) => one.action === 'clinician consulted'),
    answered: answered(state),
  }
  return mayLower(request, gradeTable(policy))
}

/** Who may agree to what is proposed: their jobs, and their rank in words; null where nothing is proposed. */
export function whoMayAgree(state: EpisodeState, policy: Policy, now: Instant) {
  const { level: from, loweringProposed } = state
  if (from === null || loweringProposed === null) return null
  return rankToAgree({ from, to: loweringProposed.level, rules: rulesThatHold(state, policy, now) }, gradeTable(policy))
}

/** Why the desk advises on what is proposed: because of what is known of the child, or only because its advice is the reason that was named. */
export function whyTheDesk(state: EpisodeState, policy: Policy, now: Instant): string {
  const { level: from, loweringProposed } = state
  const rules = rulesThatHold(state, policy, now)
  return from !== null &&
    loweringProposed !== null &&
    isLocked({ from, to: loweringProposed.level, rules }, gradeTable(policy))
    ? 'Exploitation is known or suspected'
    : 'The reason named is the exploitation desk’s advice'
}

type By = { readonly by: Person; readonly policy: Policy; readonly now: Instant }

type Deciders = {
  readonly proposedBy: Person | null
  readonly approvedBy: Person | null
  readonly deskConsulted: string | null
}
