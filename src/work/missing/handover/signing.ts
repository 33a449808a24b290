// Who may sign: a handover is from one person to another. Asked by the commands that sign, and by the page before it offers them.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { byAnotherHuman, type Human, isSameHuman } from '../../../registers/same-human.ts'
import type { HandoverState } from './procedure.ts'

type Child = { readonly owner_id: string | null; readonly reported_at: string; readonly acknowledged_at: string | null }

/** Reported by then: a child first reported since is the new shift’s already, and no part of what the old one hands over. */
export const wasReportedBy = (child: Child, shiftStart: Instant): boolean => child.reported_at < shiftStart

/** Somebody said since then that it is theirs: it is signed for, and nobody takes it from them. */
export const staysWithOwner = (child: Child, shiftStart: Instant): boolean =>
  child.owner_id !== null && child.acknowledged_at !== null && child.acknowledged_at >= shiftStart

export const outgoingRefusals = (state: HandoverState, who: Human): readonly Refusal[] => [
  ...(state.outgoing === null ? [] : [refusal('', `${state.outgoing.name} signed as outgoing already.`)]),
  ...byAnotherHuman(
    who,
    state.incoming?.staffId,
    'You signed as incoming: the officer going off duty must sign as outgoing.',
  ),
]

export const incomingRefusals = (
  state: HandoverState,
  /** Those that would change hands. */
  children: readonly Child[],
  who: Human,
): readonly Refusal[] => [
  ...(state.incoming === null ? [] : [refusal('', `${state.incoming.name} signed as incoming already.`)]),
  ...byAnotherHuman(who, state.outgoing?.staffId, 'You signed as outgoing: the next officer must sign as incoming.'),
  ...when(
    children.length > 0 && children.every((child) => isSameHuman(who, child.owner_id)),
    '',
    'You already own all of these children, so nothing would be handed over. Whoever takes over from you must sign.',
  ),
]

/** What the button does, counted: who changes hands, and who is only read about. */
export function signatureWords(taken: number, staying: number): string {
  const mine = taken === 1 ? 'this child is mine now' : `these ${taken} children are mine now`
  const stay = staying === 1 ? '1 child stays with its owner' : `${staying} children stay with their owners`
  if (taken === 0) return staying === 0 ? 'Sign: no children to hand over' : `Sign: I have read it, ${stay}`
  return staying === 0 ? `Sign: ${mine}` : `Sign: ${mine}, ${stay}`
}
