// Setting a closure test: proposed by one person with what it would say today, approved by another. It says when it asks less than before.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type JudgeForce, judgedAfter } from '../judged.ts'
import { recommendation } from './procedure.ts'
import { beside, choicesOf, proposedBeside, startingPoint, testOf } from './test-commands/beside-the-form.ts'
import { approveTest, findUntestable, proposeTest } from './test-commands/setting.ts'
import type { Knowing } from './test-preview.ts'

export const testCommands = (knowing: Knowing, judge: JudgeForce): readonly BoundCommand[] => [
  bind(recommendation, proposeTest(knowing), {
    says: 'Proposed: another person must approve the closure test',
    button: 'Propose this test',
    template: 'accountability/recommendations/views/test-form.njk',
    choices: async () => await Promise.resolve(choicesOf(knowing.definitions)),
    initial: async (world, recordId) => ({ test: (await testOf(world, recordId)) ?? startingPoint }),
    load: async (world, recordId, typed) => await beside(world, recordId, typed, knowing),
  }),
  bind(recommendation, findUntestable, { says: 'Recorded: your reason is shown in place of a closure test' }),
  judgedAfter(
    judge,
    bind(recommendation, approveTest(knowing), {
      says: 'Approved: from now on the status is computed by this test',
      button: 'Approve this test',
      template: 'accountability/recommendations/views/test-form.njk',
      load: async (world, recordId) => await proposedBeside(world, recordId, knowing),
    }),
  ),
]
