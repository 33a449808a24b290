// Grading vignettes: the same ten invented cases to every grader each quarter, and how far they agree. Read this first.
import { bind, type Slice } from '../../web/slice.ts'
import { cases, type MinimumOf } from './cases.ts'
import { answer } from './commands.ts'
import { pagesOf } from './pages.ts'
import { vignette } from './procedure.ts'

export { vignette }

const textOf = (id: unknown): readonly string[] => cases.find((one) => one.id === id)?.text ?? []

/** The minimum is handed in as a value: it knows no other slice. */
export const gradingVignettes = (minimumOf: MinimumOf): Slice => ({
  name: 'vignettes',
  procedures: [vignette],
  pages: pagesOf(minimumOf),
  commands: [
    bind(vignette, answer, {
      says: 'Graded',
      after: () => '/vignettes',
      initial: async (_, __, query) => await Promise.resolve({ vignette: query['vignette'] }),
      load: async (_, __, typed) => await Promise.resolve({ about: textOf(typed['vignette']) }),
    }),
  ],
  reactions: [],
})
