// What people may record of a recommendation's stage. None of these can say that it is met.
import Type from 'typebox'
import { deciding, when } from '../../registers/deciding.ts'
import { type Command, none } from '../../registers/records.ts'
import { choice, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { datingCommands } from './dating.ts'
import type { NewRecommendationFact, RecommendationFact } from './facts.ts'
import { recommendation } from './procedure.ts'
import type { RecommendationState } from './state.ts'

const { unless } = deciding<NewRecommendationFact>()

/** Submitted, verified and superseded have commands of their own; met and re-opened are never typed. */
const stages = ['accepted', 'rejected', 'planned', 'in progress'] as const
const Stage = Type.Object({
  stage: choice('Stage', 'Choose a stage', stages),
  because: text('Why', 'Enter why', {
    description: 'Rejected: the reason is the force’s answer under section 55 of the Police Act 1996',
  }),
})

const recordStage: Command<RecommendationState, RecommendationFact, typeof Stage, null> = {
  name: 'record-stage',
  title: 'Accepted, rejected, planned or in progress',
  path: 'stages',
  permission: 'keep the register',
  body: Stage,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(state.supersededBy !== null, '', 'It was superseded: record it of the one that took its place.'),
        ...when(
          state.verified !== null && state.stage !== 're-opened',
          '',
          'It was verified: nothing but a failing closure test opens it again.',
        ),
        ...when(body.stage === state.stage, 'stage', 'This is its stage already.'),
      ],
      { kind: 'recommendation.stage-recorded/1', happenedAt: now, body },
    ),
}

const Comment = Type.Object({
  text: text('Comment', 'Enter the comment', {
    most: 2000,
    description: 'It stands beside the computed status and changes nothing of it',
  }),
})

const comment: Command<RecommendationState, RecommendationFact, typeof Comment, null> = {
  name: 'comment',
  title: 'Comment beside the status',
  path: 'comments',
  permission: 'comment beside a status',
  body: Comment,
  commutes: true,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(when(state.received === null, '', 'There is no such recommendation.'), {
      kind: 'recommendation.commented/1',
      happenedAt: now,
      body,
    }),
}

export const commands: readonly BoundCommand[] = [
  bind(recommendation, recordStage),
  bind(recommendation, comment, { says: 'Recorded: the status stays as it is computed' }),
  ...datingCommands,
]
