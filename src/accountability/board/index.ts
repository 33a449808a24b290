// The chief officers' monthly board: a pack frozen from the records, and minutes beside it. Read this first.
import type { Slice } from '../../web/slice.ts'
import { boardCommands } from './commands.ts'
import { oversightCommands } from './oversight/commands.ts'
import { oversightPages } from './oversight/pages.ts'
import { pagesOf } from './pages.ts'

export { distinct } from './figures-known.ts'
export type { ReadCasesKnownAt, ReadKnownAt, ReadRegisterThen, StandingAgain } from './measuring.ts'
export type { RegisterThen } from './worse-first.ts'

export const monthlyBoard = (...[measuring, questions, judge, words]: Parameters<typeof boardCommands>): Slice => ({
  name: 'board',
  pages: [...pagesOf(measuring, questions), ...oversightPages(measuring, questions)],
  commands: [...boardCommands(measuring, questions, judge, words), ...oversightCommands(measuring, judge)],
  reactions: [],
})
