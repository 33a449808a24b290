// Whether the plans that were sent answer a report: every recommendation that was open has an action in one of them, a stated reason why none, or is owed no more.
import type { Refusal } from '../../../kernel/outcome.ts'
import { endedStages } from '../../../practice/stages.ts'
import { when } from '../../../registers/deciding.ts'
import { isForces } from '../../asked-of.ts'
import type { Bodies } from './facts.ts'
import type { InspectionState } from './state.ts'

type Reason = { readonly reference: string; readonly because: string }

type Sent = Pick<InspectionState, 'planSent'>

/** References that were open when a plan was last sent, that none of those sent answers, and that nothing has ended since. Before this was kept a plan answered all. */
export function leftOut({ planSent }: Sent): readonly string[] {
  const ended = new Set(planSent.at(-1)?.ended.map(({ reference }) => reference))
  return unanswered({ planSent }).filter((reference) => !ended.has(reference))
}

function unanswered({ planSent }: Sent): readonly string[] {
  const answered = new Set(
    planSent.flatMap((one) => [...(one.answered ?? []), ...(one.reasons ?? []).map(({ reference }) => reference)]),
  )
  return (planSent.at(-1)?.open ?? []).filter((reference) => !answered.has(reference))
}

const isSaid = (state: Sent): boolean => state.planSent.length > 0 && leftOut(state).length === 0

/** Or nothing is left that a plan could answer. */
export const isAnswered = (state: Pick<InspectionState, 'planSent' | 'allEnded'>): boolean =>
  state.allEnded !== null || isSaid(state)

/** The day on which the last letter that was needed left, or what it left out was owed no more; null while one is. */
export function answeredOn(state: Pick<InspectionState, 'planSent' | 'allEnded'>): string | null {
  if (state.allEnded !== null) return state.allEnded.on
  if (!isSaid(state)) return null
  const upTo = state.planSent.map((_, at) => ({ planSent: state.planSent.slice(0, at + 1) })).find(isSaid)
  const last = upTo?.planSent.at(-1)
  if (upTo === undefined || last === undefined) return null
  return unanswered(upTo).length === 0 ? last.on : (last.ended.at(-1)?.on ?? last.on)
}

type Asked = { readonly reference: string; readonly stage: string; readonly asked_of: readonly string[] }

/** What other bodies are asked they answer themselves: the force’s plan owes nothing for it. */
export const openOf = (asked: readonly Asked[]): readonly string[] =>
  asked.filter((one) => isForces(one) && !endedStages.includes(one.stage)).map(({ reference }) => reference)

/** “NCPI-2026/3: the force has no such desk”, a line each. */
export function reasonsIn(lines: readonly string[]): readonly Reason[] {
  return lines.flatMap((line) => {
    const found = /^([^:]{1,60}):\s*(\S.*)$/.exec(line)
    return found === null ? [] : [{ reference: (found[1] ?? '').trim(), because: found[2] ?? '' }]
  })
}

export function reasonsWrong(lines: readonly string[], open: readonly string[]): readonly Refusal[] {
  const unknown = reasonsIn(lines).filter(({ reference }) => !open.includes(reference))
  return [
    ...when(
      reasonsIn(lines).length !== lines.length,
      'reasons',
      'Write each on a line of its own: the reference, a colon, and why no action is planned.',
    ),
    ...when(
      unknown.length > 0,
      'reasons',
      `Not an open recommendation of this report: ${unknown.map(({ reference }) => reference).join(', ')}.`,
    ),
  ]
}

type Evidence = Pick<Bodies['inspection.plan-sent/1'], 'open' | 'answered' | 'reasons'>

/** What goes into the fact: raw, and whether it is enough is computed from it. */
export const evidenceOf = (
  open: readonly string[],
  answered: readonly string[],
  reasons: readonly Reason[],
): Evidence => ({
  open: [...open],
  answered: answered.filter((one) => open.includes(one)),
  reasons: reasons.filter(({ reference }) => open.includes(reference)),
})
