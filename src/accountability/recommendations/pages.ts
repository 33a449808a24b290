// The register of recommendations, a page at a time.
import Type from 'typebox'
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { endedStages, isRecommendationOverdue } from '../../practice/stages.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { asksNothingOfFiles, filesUnasked } from '../files-unasked.ts'
import { statusWords } from '../status-words.ts'
import { recommendationsAnswer } from './answers.ts'
import { figuresFor, type ReadMonths } from './figures.ts'
import type { Questions } from './figures-shown.ts'
import { onePage } from './one-page.ts'
import { recommendationKinds, recommendationsListed } from './queries.ts'
import { selfAssessmentPages } from './self-assessment.ts'

export const pagesOf = (questions: Questions, read: ReadMonths) => [
  registerPage(read),
  onePage(questions, read),
  ...selfAssessmentPages(questions, read),
]

const registerPage = (read: ReadMonths) =>
  page({
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
      const listed = found.slice(0, most)
      const unasked = await unaskedOf(world, listed, read)
      const rows = listed.map((one) => ({
        ...one,
        unasked: unasked.get(one.record_id) ?? null,
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

/** Figures are read of those alone whose test leaves files out. */
async function unaskedOf(world: World, listed: readonly Listed[], read: ReadMonths): Promise<Map<string, string>> {
  const met = listed.flatMap(({ record_id, standing, test }) =>
    standing === 'met' && test !== null && asksNothingOfFiles(test) ? [{ record_id, standing, test }] : [],
  )
  if (met.length === 0) return new Map()
  const tests = met.map(({ test }) => test)
  const figures = await figuresFor(read, world.who.forceId, tests, world.now)
  return new Map(
    met.flatMap(({ record_id, standing, test }) => {
      const said = filesUnasked(standing, test, figures.gaps(test))
      return said === null ? [] : [[record_id, said]]
    }),
  )
}

type Listed = Awaited<ReturnType<typeof recommendationsListed.all>>[number]

/** As many as are read on one page. */
const most = 100
