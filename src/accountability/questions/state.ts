// What a public question has come to, folded from its facts.
import type { Instant } from '../../kernel/time.ts'
import { keyOfEscalated } from '../../registers/escalated.ts'
import type { Bodies, QuestionFact } from './facts.ts'

export type QuestionState = {
  readonly received: Bodies['question.received/1'] | null
  readonly asker: Bodies['question.asker-named/1']
  readonly toBeForgotten: boolean
  readonly stage: 'received' | 'admitted' | 'rejected' | 'allocated' | 'answered' | 'published'
  readonly admitted: Bodies['question.admitted/1'] | null
  readonly rejected: string | null
  readonly allocated: Bodies['question.allocated/1'] | null
  readonly answers: readonly (Bodies['question.answered/1'] & {
    readonly at: Instant
    /** Which question it answers: 0 for the first, 1 for the supplementary one. */
    readonly to: number
  })[]
  readonly supplementary: readonly string[]
  /** Who in the chair consented to each; null where the rule did not ask it. */
  readonly consents: readonly (string | null)[]
  readonly followUps: readonly { readonly words: string; readonly at: Instant }[]
  readonly publishedAt: Instant | null
  readonly escalated: readonly string[]
}

export function evolve(state: QuestionState, fact: QuestionFact): QuestionState {
  switch (fact.kind) {
    case 'question.received/1':
      return { ...state, received: fact.body, asker: { name: fact.body.name, email: fact.body.email } }
    case 'question.asker-named/1':
      return { ...state, asker: fact.body }
    case 'question.to-be-forgotten/1':
      return { ...state, toBeForgotten: true }
    case 'question.words-erased/1':
    case 'question.erased':
      return state
    case 'question.admitted/1':
      // To another meeting later: what became of it by then stays.
      return { ...state, stage: state.stage === 'received' ? 'admitted' : state.stage, admitted: fact.body }
    case 'question.rejected/1':
      return { ...state, stage: 'rejected', rejected: fact.body.because }
    case 'question.allocated/1':
      return { ...state, stage: 'allocated', allocated: fact.body }
    case 'question.answered/1':
      return {
        ...state,
        stage: 'answered',
        answers: [...state.answers, { ...fact.body, at: fact.happenedAt, to: state.supplementary.length }],
      }
    case 'question.supplementary-asked/1':
      return {
        ...state,
        stage: 'allocated',
        allocated: state.allocated && { ...state.allocated, dueOn: fact.body.dueOn ?? state.allocated.dueOn },
        supplementary: [...state.supplementary, fact.body.question],
        consents: [...state.consents, fact.body.consentedBy ?? null],
      }
    case 'question.escalated/1':
      return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    case 'question.published/1':
      return { ...state, stage: 'published', publishedAt: fact.happenedAt }
    case 'question.followed-up/1':
      return { ...state, followUps: [...state.followUps, { words: fact.body.words, at: fact.happenedAt }] }
  }
}
