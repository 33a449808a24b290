// What a report asked for is superseded, verified, closed or rejected: what a plan that was sent had left out is owed no more, and where everything has ended before any was sent, none is.
import { localDate } from '../../../kernel/time.ts'
import { endedStages } from '../../../practice/stages.ts'
import { appendTo } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { allEnded } from './all-ended.ts'
import { leftOut } from './plan-answers.ts'
import { inspection } from './procedure.ts'
import { recommendationAsked, recommendationsAsked } from './queries/asked.ts'

export const followEnding: Reaction = {
  kinds: [
    'recommendation.superseded/1',
    'recommendation.verified/1',
    'recommendation.closed/1',
    'recommendation.stage-recorded/1',
  ],
  react: async ({ world, writing, recordId, happenedAt }) => {
    const force = world.who.forceId
    const ended = await recommendationAsked.one(writing.writer, { force, record: recordId })
    // A certificate ends nothing, nor does a stage before the end.
    if (ended?.inspection_id == null || !endedStages.includes(ended.stage)) return
    const { reference, stage, inspection_id } = ended
    const register = await recommendationsAsked.all(writing.writer, { force, inspection: inspection_id })
    const on = localDate(happenedAt)
    await appendTo(writing, inspection, inspection_id, ({ state }) =>
      leftOut(state).includes(reference)
        ? [{ kind: 'inspection.left-out-ended/1', happenedAt, body: { reference, stage, on } }]
        : allEnded(state, register, happenedAt),
    )
  },
}
