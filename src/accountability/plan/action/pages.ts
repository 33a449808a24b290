// The action plan: what is still to be done first, by action and by recommendation.

import { done } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { endedStages } from '../../../practice/stages.ts'
import { may } from '../../../registers/permissions.ts'
import { contextOf } from '../../../registers/world.ts'
import { type Page, page } from '../../../web/slice.ts'
import { actionPage } from './action-page.ts'
import { filePage } from './files/page.ts'
import { planAnswer } from './plan-answer.ts'
import { actions, registered } from './queries.ts'
import { scheduleOf } from './schedule.ts'
import { headline, shownActions } from './shown.ts'
import type { Questions } from './writing.ts'

export const actionPages = (questions: Questions): readonly Page[] => [planPage, actionPage(questions), filePage]

const planPage = page({
  path: '/plan',
  permission: 'see recommendations',
  template: 'accountability/plan/views/plan.njk',
  title: 'Action plan',
  answer: planAnswer,
  load: async (world) => {
    const asked = { force: world.who.forceId }
    const [rows, recommendations] = await world.db.read(
      contextOf(world),
      async (reader) => await Promise.all([actions.all(reader, asked), registered.all(reader, asked)]),
    )
    const shown = shownActions(rows, recommendations, localDate(world.now))
    const found = shown.filter((one) => one.state !== 'withdrawn')
    // What is still to be done comes first.
    const live = [...found.filter((one) => one.state !== 'checked'), ...found.filter((one) => one.state === 'checked')]
    return done({
      headline: headline(shown),
      chart: scheduleOf(live, world.now),
      actions: live,
      withdrawn: shown.filter((one) => one.state === 'withdrawn'),
      byRecommendation: recommendations
        .map((one) => ({ ...one, actions: live.filter((each) => each.recommendations.includes(one.record_id)) }))
        .filter((one) => one.actions.length > 0),
      unserved: recommendations.filter(
        (one) => !endedStages.includes(one.stage) && !live.some((each) => each.recommendations.includes(one.record_id)),
      ),
      mayWrite: may(world.who, 'keep the plan'),
    })
  },
})
