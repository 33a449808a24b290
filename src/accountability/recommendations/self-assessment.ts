// The force’s self-assessment before a revisit, one line a recommendation, in the inspectorate’s own words. Computed: nobody can write it better.
import { done } from '../../kernel/outcome.ts'
import { page } from '../../web/slice.ts'
import type { ReadMonths } from './figures.ts'
import type { Questions } from './figures-shown.ts'
import { csvOf } from './self-assessment/as-a-file.ts'
import { assessed } from './self-assessment/assessed.ts'
import { selfAssessmentAnswer } from './self-assessment-answer.ts'

export const selfAssessmentPages = (questions: Questions, read: ReadMonths) => [
  page({
    path: '/self-assessment',
    permission: 'see recommendations',
    template: 'accountability/recommendations/views/self-assessment.njk',
    title: 'Self-assessment',
    area: '/recommendations',
    answer: selfAssessmentAnswer,
    load: async (world) => done({ rows: await assessed(world, questions, read) }),
  }),
  page({
    path: '/recommendations.csv',
    permission: 'see recommendations',
    title: 'The register as a file',
    file: (values) => ({
      name: 'recommendations.csv',
      type: 'text/csv; charset=utf-8',
      content: String(values['csv']),
    }),
    load: async (world) => done({ csv: csvOf(await assessed(world, questions, read)) }),
  }),
]
