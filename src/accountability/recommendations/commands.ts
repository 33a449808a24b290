// What people may record of a recommendation's stage. None of these can say that it is met.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { type Command, none } from '../../registers/records.ts'
import { choice, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { answeringCommands } from './answering.ts'
import { addresseeCommands } from './choosing-addressee.ts'
import { unless } from './command.ts'
import { correctingWordsCommands } from './correcting-words.ts'
import { datingCommands } from './dating.ts'
import type { RecommendationFact } from './facts.ts'
import { namingCommands } from './naming.ts'
import { ownDateCommands } from './own-dates.ts'
import { recommendation } from './procedure.ts'
import { rejectingCommands } from './rejecting.ts'
import { isVerified, type RecommendationState } from './state.ts'

/** Submitted, verified and superseded have commands of their own; met and re-opened are never typed. */
const stages = ['accepted', 'partly accepted', 'rejected', 'planned', 'in progress', 'returned'] as const
const Stage = Type.Object({
  stage: choice('Stage', 'Choose a stage', stages, {
    'partly accepted': 'Partly accepted: say which part is not accepted',
    rejected: 'Rejected: everything is still owed until a chief officer agrees',
    returned: 'Returned by the body it was submitted to',
  }),
  because: text('Why', 'Enter why', {
    description:
      'If it is rejected or partly accepted, your reason is the force’s answer under section 55 of the Police Act 1996',
  }),
})

const recordStage: Command<RecommendationState, RecommendationFact, typeof Stage, null> = {
  name: 'record-stage',
  title: 'Record the force’s response',
  path: 'stages',
  permission: 'keep the register',
  body: Stage,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...when(state.received === null, '', 'There is no such recommendation.'),
        ...when(
          state.supersededBy !== null,
          '',
          'This recommendation was superseded. Record it on the one that replaced it.',
        ),
        ...when(
          isVerified(state) || state.closed !== null,
          '',
          'It was verified, or closed by the inspectorate. Only a failing closure test can open it again.',
        ),
        ...when(body.stage === state.stage, 'stage', 'It is already at this stage.'),
        ...when(
          body.stage === 'returned' && state.submitted === null,
          'stage',
          'Nothing has been submitted, so nothing can be returned.',
        ),
        ...when(
          state.rejectionAsked !== null,
          '',
          'Somebody has asked to reject it. A chief officer must agree or refuse first.',
        ),
      ],
      body.stage === 'rejected'
        ? { kind: 'recommendation.rejection-asked/1', happenedAt: now, body: { because: body.because } }
        : { kind: 'recommendation.stage-recorded/1', happenedAt: now, body },
    ),
}

const Comment = Type.Object({
  text: text('Comment', 'Enter the comment', {
    most: 2000,
    description: 'Your comment is shown beside the computed status and does not change it',
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
  bind(recommendation, recordStage, { says: 'Recorded. A rejection must be agreed by a chief officer' }),
  ...rejectingCommands,
  ...answeringCommands,
  ...namingCommands,
  ...correctingWordsCommands,
  ...addresseeCommands,
  bind(recommendation, comment, { says: 'Recorded: the computed status does not change' }),
  ...datingCommands,
  ...ownDateCommands,
]
