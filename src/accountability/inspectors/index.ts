// The inspectors' workspace: old recommendations beside what the figures and files say now, a sample of their own, and a pack without names. Read this first.
import type { Slice } from '../../web/slice.ts'
import { commandsOf } from './commands.ts'
import type { Inspectable } from './inspectable.ts'
import { fieldworkPage, packPage, workspace } from './pages.ts'
import type { Questions, ReadGaps } from './register.ts'

export type { Inspectable }

export const inspectorsWorkspace = (
  inspectable: readonly Inspectable[],
  questions: Questions,
  gaps: ReadGaps,
): Slice => ({
  name: 'inspectors',
  pages: [workspace(questions, gaps), fieldworkPage(inspectable), packPage(inspectable)],
  commands: commandsOf(inspectable, questions),
  reactions: [],
})
