// Recommendations and their standing. Read this first: the face of the register.
import type { Slice, Undecided } from '../../web/slice.ts'
import type { JudgeForce } from '../judged.ts'
import { commands } from './commands.ts'
import { fateCommands } from './fate.ts'
import { pagesOf } from './pages.ts'
import { testCommands } from './test-commands.ts'
import type { Knowing } from './test-preview.ts'
import { type ToldOf, toldPage } from './told.ts'
import { waitingPage } from './waiting.ts'

/** Told: of what escalations are read here, and what each is called. */
export const recommendationRegister = (
  known: Knowing,
  judge: JudgeForce,
  told: ToldOf,
  elsewhere: Undecided,
): Slice => ({
  name: 'recommendations',
  pages: [...pagesOf(known.definitions, known.read), toldPage(told), waitingPage(elsewhere)],
  commands: [...commands, ...fateCommands, ...testCommands(known, judge)],
  reactions: [],
})
