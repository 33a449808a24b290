// The pages of plans and their versions; and the first of them: the plans there are, each with the day by which it usually goes to the inspectorate.

import { done } from '../../../kernel/outcome.ts'
import { may } from '../../../registers/permissions.ts'
import { contextOf } from '../../../registers/world.ts'
import { type Page, page } from '../../../web/slice.ts'
import type { Questions } from '../action/writing.ts'
import { planVersionsAnswer } from './answers.ts'
import { differencePage } from './difference-page.ts'
import { letterPage } from './letter-page.ts'
import { planPage } from './plan-page.ts'
import { plans } from './queries.ts'
import { reportsAnswered, reportsShown } from './reports.ts'

export const versionPages = (questions: Questions): readonly Page[] => [
  versionsPage,
  planPage(questions),
  differencePage,
  letterPage,
]

const versionsPage = page({
  path: '/plan/versions',
  permission: 'see recommendations',
  template: 'accountability/plan/views/versions.njk',
  title: 'Versions of the action plan',
  answer: planVersionsAnswer,
  load: async (world) =>
    await world.db.read(contextOf(world), async (reader) => {
      const force = world.who.forceId
      const rows = await plans.all(reader, { force })
      const recommendations = [...new Set(rows.flatMap(({ answers }) => answers))]
      const reports = await reportsAnswered.all(reader, { force, recommendations })
      return done({
        plans: rows.map((one) => ({ ...one, reports: reportsShown(world, reports, one.answers) })),
        mayWrite: may(world.who, 'keep the plan'),
      })
    }),
})
