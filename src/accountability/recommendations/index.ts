// Recommendations and their standing. Read this first: the face of the register.

import { ringer } from '../../registers/alarms.ts'
import type { Slice } from '../../web/slice.ts'
import type { JudgeForce } from '../judged.ts'
import { commands } from './commands.ts'
import { fateCommands } from './fate.ts'
import type { ReadMonths } from './figures.ts'
import type { Questions } from './figures-shown.ts'
import { pagesOf } from './pages.ts'
import { recommendation } from './procedure.ts'
import { reading } from './reading.ts'
import { selfAssessmentPages } from './self-assessment.ts'
import { testCommands } from './test-commands.ts'
import type { Knowing } from './test-preview.ts'
import { toldPage } from './told.ts'

export { type AsRead, keyOf, type ReadMonths } from './figures.ts'
export { judge } from './judge.ts'
export { judgeNow } from './judge-now.ts'
export { readingsNotAsTaken } from './readings-verified.ts'
export { reading, recommendation }

type Around = Pick<Knowing, 'topics' | 'versionOf'> & {
  /** The kinds of record whose escalations are read here. */
  readonly told: readonly string[]
}

export const recommendationRegister = (
  questions: Questions,
  read: ReadMonths,
  judge: JudgeForce,
  { told, topics, versionOf }: Around,
): Slice => ({
  name: 'recommendations',
  procedures: [recommendation, reading],
  pages: [...pagesOf(questions, read), ...selfAssessmentPages(questions, read), toldPage(told)],
  commands: [...commands, ...fateCommands, ...testCommands({ definitions: questions, read, versionOf, topics }, judge)],
  reactions: [],
})

export { settings as recommendationSettings } from './duties.ts'
export { defaultVerificationRoutes, verificationRoutesTable } from './verification-routes.ts'
export const recommendationRingers = [ringer(recommendation)]
