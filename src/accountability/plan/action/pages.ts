// The action plan: what is still to be done first, by action and by recommendation.

import Type from 'typebox'
import { done, refusal, refused } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { capital } from '../../../kernel/words.ts'
import { endedStages } from '../../../practice/stages.ts'
import { may } from '../../../registers/permissions.ts'
import { contextOf } from '../../../registers/world.ts'
import { type Page, page } from '../../../web/slice.ts'
import { askedOfOthers, isForces } from '../../asked-of.ts'
import { actionPage } from './action-page.ts'
import { chosenWords, isChosen, type Which, whichOnes } from './chosen.ts'
import { filePage } from './files/page.ts'
import { inTurn } from './in-turn.ts'
import { planAnswer } from './plan-answer.ts'
import { actions, type Recommendation, registered } from './queries.ts'
import { scheduleOf } from './schedule.ts'
import { headline, shownActions } from './shown.ts'
import type { Questions } from './writing.ts'

export const actionPages = (questions: Questions): readonly Page[] => [
  planPage(questions),
  actionPage(questions),
  filePage,
]

const ways = ['unallocated', 'overdue', 'unchecked', 'moved'] as const satisfies readonly Which[]

const planPage = (questions: Questions) =>
  page({
    path: '/plan',
    permission: 'see recommendations',
    template: 'accountability/plan/views/plan.njk',
    title: 'Action plan',
    query: Type.Object({
      whose: Type.Optional(Type.String({ maxLength: 200, title: 'Whose' })),
      which: Type.Optional(Type.String({ maxLength: 20, title: 'Which' })),
      recommendation: Type.Optional(Type.String({ maxLength: 40, title: 'For which recommendation' })),
    }),
    answer: planAnswer,
    load: async (world, { query }) => {
      const which = ways.find((one) => one === query.which) ?? null
      if (query.which && which === null)
        return refused(refusal('which', `Actions are listed as ${ways.join(', ')}, not as “${query.which}”.`))
      const asked = { force: world.who.forceId }
      const [rows, recommendations] = await world.db.read(
        contextOf(world),
        async (reader) => await Promise.all([actions.all(reader, asked), registered.all(reader, asked)]),
      )
      const serves = recommendations.find((one) => one.record_id === query.recommendation) ?? null
      if (query.recommendation && serves === null)
        return refused(refusal('recommendation', 'No recommendation in the register has this address.'))
      const chosen = { whose: query.whose || null, which, serves }
      const shown = shownActions(rows, recommendations, questions, localDate(world.now))
      const all = shown.filter((one) => one.state !== 'withdrawn')
      const found = all.filter((one) => isChosen(one, chosen))
      // What is still to be done comes first.
      const live = [
        ...found.filter((one) => one.state !== 'checked'),
        ...found.filter((one) => one.state === 'checked'),
      ]
      return done({
        headline: headline(shown),
        whose: chosen.whose,
        which,
        recommendation: serves?.record_id ?? null,
        chosenWords: chosenWords(chosen),
        ways: ways.map((one) => ({ value: one, text: capital(whichOnes[one]) })),
        everybody: [...new Set(all.flatMap((one) => one.owner ?? []))].sort(),
        chart: scheduleOf(live, world.now),
        actions: live,
        turns: inTurn(live, localDate(world.now)),
        withdrawn: chosenWords(chosen) === null ? shown.filter((one) => one.state === 'withdrawn') : [],
        byRecommendation: recommendations
          .map((one) => ({ ...one, actions: live.filter((each) => each.recommendations.includes(one.record_id)) }))
          .filter((one) => one.actions.length > 0 && (serves === null || one.record_id === serves.record_id)),
        ...withoutAction(recommendations, all),
        mayWrite: may(world.who, 'keep the plan'),
      })
    },
  })

/** Of the force’s own those that no action serves; and apart from them what other bodies are asked. */
function withoutAction(
  recommendations: readonly Recommendation[],
  all: readonly { readonly recommendations: readonly string[] }[],
) {
  const open = recommendations.filter(
    (one) => !endedStages.includes(one.stage) && !all.some((each) => each.recommendations.includes(one.record_id)),
  )
  return {
    unserved: open.filter(isForces),
    ofOthers: open.flatMap((one) => {
      const whose = askedOfOthers(one)
      return whose === null ? [] : [{ ...one, whose }]
    }),
  }
}
