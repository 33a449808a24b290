// R16: what the family is told can put the child in danger. It is recorded what was said, and who allowed it.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { optionalLine } from '../../../web/fields.ts'
import { isLocked } from '../family-lock.ts'
import type { EpisodeState } from '../state.ts'

export const allowedBy = optionalLine('Which senior investigating officer allowed it?', {
  description: 'Where forced marriage, honour-based abuse or mutilation is a concern nothing is told without',
})

export function lockRefusals({ state, policy, now, body }: Talk): readonly Refusal[] {
  if (body.allowedBy !== null || !isLocked(state, policy, now)) return []
  return [
    refusal(
      'allowedBy',
      'Honour-based abuse is a concern: nothing is told to the family without the senior investigating officer. Say who allowed it.',
    ),
  ]
}

type Talk = {
  readonly state: EpisodeState
  readonly policy: Policy
  readonly now: Instant
  readonly body: { readonly allowedBy: string | null }
}
