// Recommendations and their standing. Read this first: the face of the register.
import type { Slice } from '../../web/slice.ts'
import { commands } from './commands.ts'
import { pagesOf, type Questions } from './pages.ts'
import { recommendation } from './procedure.ts'

export { judgeAll, judgeOne, type ReadMeasure, type Reopen } from './judge.ts'
export { judgeNow } from './judge-now.ts'
export { recommendation }

export const recommendationRegister = (questions: Questions): Slice => ({
  name: 'recommendations',
  procedures: [recommendation],
  pages: pagesOf(questions),
  commands,
  reactions: [],
})
