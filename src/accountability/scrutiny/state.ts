// What the local policing body's own actions and decisions have come to, folded from their facts.
import type { Instant } from '../../kernel/time.ts'
import type { ActionBodies, DecisionBodies } from './facts.ts'

export type ActionState = {
  readonly undertaken: ActionBodies['commissioner-action.undertaken/1'] | null
  readonly dueOn: string | null
  readonly dateChanges: readonly { readonly dueOn: string; readonly because: string; readonly at: Instant }[]
  readonly done: { readonly evidence: string; readonly at: Instant } | null
  readonly publishedAt: Instant | null
  readonly escalated: readonly string[]
}

export type DecisionState = {
  /** What was saved last of a decision that is neither issued nor discarded. */
  readonly draft: DecisionBodies['scrutiny-decision.drafted/1'] | null
  readonly made: DecisionBodies['scrutiny-decision.made/1'] | null
  readonly again: DecisionBodies['scrutiny-decision.looked-at-again/1'] | null
  readonly published: (DecisionBodies['scrutiny-decision.published/1'] & { readonly at: Instant }) | null
  readonly escalated: readonly string[]
}
