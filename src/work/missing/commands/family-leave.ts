// R16: what the family is told can put the child in danger. It is recorded what was said, and who allowed it.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { optionalLine } from '../../../web/fields.ts'
import { isLocked } from '../family-lock.ts'
import type { EpisodeState } from '../state.ts'

export const allowedBy = optionalLine('Which senior investigating officer allowed it?', {
  description:
    'If forced marriage, honour-based abuse or mutilation is a concern, the family may be told nothing without this',
})

export function lockRefusals({ state, policy, now, body }: Talk): readonly Refusal[] {
  if (body.allowedBy !== null || !isLocked(state, policy, now)) return []
  return [
    refusal(
      'allowedBy',
      'Honour-based abuse is a concern: the family may be told nothing unless the senior investigating officer allows it. Say who allowed it.',
    ),
  ]
}

type Talk = {
  readonly state: EpisodeState
  readonly policy: Policy
  readonly now: Instant
  readonly body: { readonly allowedBy: string | null }
}
