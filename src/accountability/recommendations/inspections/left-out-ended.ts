// What a plan that was sent had left out is superseded, verified, closed or rejected: nothing of the report is left out any more, and its plan is not owed for it.
import { localDate } from '../../../kernel/time.ts'
import { endedStages } from '../../../practice/stages.ts'
import { appendTo } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { leftOut } from './plan-answers.ts'
import { inspection } from './procedure.ts'
import { recommendationAsked } from './queries/asked.ts'

export const followEnding: Reaction = {
  kinds: [
    'recommendation.superseded/1',
    'recommendation.verified/1',
    'recommendation.closed/1',
    'recommendation.stage-recorded/1',
  ],
  react: async ({ world, writing, recordId, happenedAt }) => {
    const asked = await recommendationAsked.one(writing.writer, { force: world.who.forceId, record: recordId })
    // A certificate ends nothing, nor does a stage before the end.
    if (asked?.inspection_id == null || !endedStages.includes(asked.stage)) return
    const { reference, stage } = asked
    await appendTo(writing, inspection, asked.inspection_id, ({ state }) =>
      leftOut(state).includes(reference)
        ? [
            {
              kind: 'inspection.left-out-ended/1',
              happenedAt,
              body: { reference, stage, on: localDate(happenedAt) },
            },
          ]
        : [],
    )
  },
}
