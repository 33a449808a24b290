// What the public site says of a decision and of an undertaking of the local policing body: from the moment they are published, and never more than was looked at.
import { type Instant, localDate } from '../../kernel/time.ts'
import type { Step } from '../../practice/duties.ts'
import { numbered, type Part, type Said } from '../commissioner-said.ts'
import { withoutWhole } from '../figure-then.ts'
import type { ActionFact, DecisionFact } from './facts.ts'
import type { ActionState, DecisionState } from './state.ts'

type At = Part & { readonly at: Instant }

export const saidOfDecision = (steps: readonly Step<DecisionState, DecisionFact>[]): readonly Said[] =>
  numbered(
    steps.flatMap(({ fact, state: { made, published } }): readonly At[] => {
      const at = fact.recordedAt
      if (made === null || published === null) return []
      if (fact.kind === 'scrutiny-decision.looked-at-again/1')
        return [{ part: 'again', at, body: { on: fact.body.on, by: fact.body.by } }]
      if (fact.kind !== 'scrutiny-decision.published/1') return []
      const { topic, forum, decidedOn, assurance, because, furtherAction, nextReviewOn } = made
      const { recommendation, standing, standingThen, ledgerSize, disagreement } = published
      return [
        {
          part: 'assurance',
          at,
          body: {
            ...{ topic, forum, decidedOn, on: localDate(at), assurance, because, furtherAction, nextReviewOn },
            ...{ recommendation, standing, ledgerSize, disagreement },
            ...(standingThen === undefined ? {} : { standingThen }),
          },
        },
      ]
    }),
  )

export const saidOfAction = (steps: readonly Step<ActionState, ActionFact>[]): readonly Said[] =>
  numbered(
    steps.flatMap(({ fact, state }): readonly At[] => {
      const { undertaken, dueOn, dateChanges, done, publishedAt } = state
      const at = fact.recordedAt
      if (undertaken === null || publishedAt === null) return []
      switch (fact.kind) {
        case 'commissioner-action.published/1':
          return [
            {
              part: 'undertaking',
              at,
              body: {
                words: undertaken.words,
                undertakenOn: localDate(steps[0]?.fact.recordedAt ?? at),
                on: localDate(at),
                firstDueOn: undertaken.dueOn,
                dueOn: dueOn ?? undertaken.dueOn,
                dateChanges: dateChanges.length,
              },
            },
            {
              part: 'measures',
              at,
              body: {
                figures: (undertaken.figures ?? []).map(withoutWhole),
                noMeasure: fact.body.measures === undefined ? null : (undertaken.noMeasure ?? null),
              },
            },
            ...(done === null ? [] : [{ part: 'done' as const, at, body: { on: localDate(done.at) } }]),
          ]
        case 'commissioner-action.date-changed/1':
          return [{ part: 'moved', at, body: { on: localDate(at), dueOn: fact.body.dueOn } }]
        case 'commissioner-action.done/1':
          return [{ part: 'done', at, body: { on: localDate(at) } }]
        default:
          return []
      }
    }),
  )
