// What the commands on a question have in common, and whose it is to decide.
import type { TSchema } from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import type { Policy } from '../../practice/policy.ts'
import { deciding } from '../../registers/deciding.ts'
import { may, type Permission, type Person, rolesThatMay } from '../../registers/permissions.ts'
import type { Command } from '../../registers/records.ts'
import type { NewQuestionFact, QuestionFact } from './facts.ts'
import { forumOf, gateOf } from './forums.ts'
import type { QuestionState } from './state.ts'

export const command = <Schema extends TSchema, Evidence>(
  given: Command<QuestionState, QuestionFact, Schema, Evidence>,
) => given
export const { unless } = deciding<NewQuestionFact>()

/** Each forum has its own gate: a question to the panel is the host authority's to decide, and the commissioner's office can never refuse one. */
export function notTheirs(state: QuestionState, by: Person, policy: Policy): readonly Refusal[] {
  const gate = gateOf(forumOf(policy, state.received?.forum ?? ''))
  return may(by, gate) ? [] : [refusal('', `Only the ${names(gate)} can decide on this question.`)]
}
const names = (permission: Permission) => rolesThatMay(permission).join(', ')
