// Recommendations and their standing. Read this first: the face of the register.
import type { Slice } from '../../web/slice.ts'
import type { JudgeForce } from '../judged.ts'
import { commands } from './commands.ts'
import { fateCommands } from './fate.ts'
import { pagesOf } from './pages.ts'
import { testCommands } from './test-commands.ts'
import type { Knowing } from './test-preview.ts'
import { toldPage } from './told.ts'

/** Told: the kinds of record whose escalations are read here. */
export const recommendationRegister = (known: Knowing, judge: JudgeForce, told: readonly string[]): Slice => ({
  name: 'recommendations',
  pages: [...pagesOf(known.definitions, known.read), toldPage(told)],
  commands: [...commands, ...fateCommands, ...testCommands(known, judge)],
  reactions: [],
})
