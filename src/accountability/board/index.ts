// The chief officers' monthly board: a pack frozen from the records, and minutes beside it. Read this first.
import type { Slice } from '../../web/slice.ts'
import { boardCommands } from './commands.ts'
import type { Measuring } from './pack.ts'
import { pagesOf, type Questions } from './pages.ts'
import { meeting, publicStatement } from './procedure.ts'

export type { ReadKnownAt } from './pack.ts'

export const monthlyBoard = (measuring: Measuring, questions: Questions): Slice => ({
  name: 'board',
  procedures: [meeting, publicStatement],
  pages: pagesOf(measuring, questions),
  commands: boardCommands(measuring, questions),
  reactions: [],
})
