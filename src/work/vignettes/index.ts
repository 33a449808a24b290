// Grading vignettes: the same ten invented cases to every grader each quarter, and how far they agree. Read this first.
import { type Slice } from '../../web/slice.ts'
import type { MinimumOf } from './cases.ts'
import { vignetteCommands } from './forms.ts'
import { pagesOf } from './pages.ts'
import { toGrade } from './to-grade.ts'

/** The minimum is handed in as a value: it knows no other slice. */
export const gradingVignettes = (minimumOf: MinimumOf): Slice => ({
  name: 'vignettes',
  pages: pagesOf(minimumOf),
  commands: vignetteCommands,
  reactions: [],
  waits: toGrade,
})
