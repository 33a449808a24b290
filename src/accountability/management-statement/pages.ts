// The extract for a force's annual management statement, as a page to print and as a file: child protection alone, aggregates alone.
import { done } from '../../kernel/outcome.ts'
import { AprilYearAsked } from '../../web/april-year.ts'
import { page } from '../../web/slice.ts'
import { forceManagementStatementAnswer } from './answers.ts'
import { type Extracted, extract } from './extract.ts'
import { csvOf } from './extract-file.ts'

export const pagesOf = (extracted: Extracted) => [
  page({
    path: '/force-management-statement',
    permission: 'read packs',
    template: 'accountability/management-statement/views/extract.njk',
    title: 'Extract for the force management statement',
    area: '/meetings',
    query: AprilYearAsked,
    answer: forceManagementStatementAnswer,
    load: async (world, { query: { year } }) => await extract(world, extracted, year),
  }),
  page({
    path: '/force-management-statement.csv',
    permission: 'read packs',
    title: 'Extract for the force management statement',
    query: AprilYearAsked,
    file: (values) => ({
      name: `force-management-statement-${String(values['year'])}.csv`,
      type: 'text/csv; charset=utf-8',
      content: String(values['csv']),
    }),
    load: async (world, { query: { year } }) => {
      const outcome = await extract(world, extracted, year)
      return outcome.kind === 'done' ? done({ year: outcome.value.year, csv: csvOf(outcome.value) }) : outcome
    },
  }),
]
