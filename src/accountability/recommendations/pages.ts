// The register of recommendations, a page at a time.
import Type from 'typebox'
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { endedStages, isRecommendationOverdue } from '../../practice/stages.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { statusWords } from '../status-words.ts'
import { recommendationsAnswer } from './answers.ts'
import type { ReadMonths } from './figures.ts'
import type { Questions } from './figures-shown.ts'
import { onePage } from './one-page.ts'
import { recommendationKinds, recommendationsListed } from './queries.ts'
import { selfAssessmentPages } from './self-assessment.ts'

export const pagesOf = (questions: Questions, read: ReadMonths) => [
  registerPage,
  onePage(questions, read),
  ...selfAssessmentPages(questions, read),
]

const registerPage = page({
  path: '/recommendations',
  permission: 'see recommendations',
  template: 'accountability/recommendations/views/register.njk',
  title: 'Recommendations',
  query: Type.Object({
    source: Type.Optional(Type.String({ maxLength: 100 })),
    stage: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ maxLength: 36 })),
  }),
  answer: recommendationsAnswer,
  load: async (world, { query }) => {
    const force = world.who.forceId
    const [source, stage] = [query.source || null, query.stage || null]
    const after = query.after !== undefined && isId(query.after) ? query.after : null
    const today = localDate(world.now)
    const [found, kinds] = await world.db.read(
      contextOf(world),
      async (reader) =>
        await Promise.all([
          recommendationsListed.all(reader, { force, source, stage, after, today, limit: most + 1 }),
          recommendationKinds.all(reader, { force }),
        ]),
    )
    const rows = found.slice(0, most).map((one) => ({
      ...one,
      status: statusWords({ ...one, tested: one.test !== null, askedOf: one.asked_of }),
      ended: endedStages.includes(one.stage),
      overdue: isRecommendationOverdue({ ...one, dueOn: one.due_on }, today),
    }))
    const next = found.length > most ? (rows.at(-1)?.record_id ?? null) : null
    return done({
      rows,
      source,
      stage,
      sources: [...new Set(kinds.map((one) => one.source))],
      stages: [...new Set(kinds.map((one) => one.stage))].sort(),
      after,
      next:
        next === null
          ? null
          : new URLSearchParams({ source: source ?? '', stage: stage ?? '', after: next }).toString(),
    })
  },
})

/** As many as are read on one page. */
const most = 100
