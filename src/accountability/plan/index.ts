// The action plan: actions with one owner each, and a second person who checks. Read this first: the face of the slice.
import { ringer } from '../../registers/alarms.ts'
import type { Slice } from '../../web/slice.ts'
import { datingCommands } from './action/dating.ts'
import { doingCommands } from './action/doing.ts'
import { followStaff } from './action/follow-staff.ts'
import { actionPages } from './action/pages.ts'
import { action } from './action/procedure.ts'
import { type Questions, writingCommands } from './action/writing.ts'
import { planCommands } from './versions/commands.ts'
import { versionPages } from './versions/pages.ts'
import { plan } from './versions/procedure.ts'

export { settings as planSettings } from './settings.ts'
export { action, plan }

/** The measures it may name are handed in as values. */
export const actionPlan = (questions: Questions): Slice => ({
  name: 'plan',
  procedures: [action, plan],
  pages: [...actionPages(questions), ...versionPages(questions)],
  commands: [...writingCommands(questions), ...doingCommands, ...datingCommands, ...planCommands(questions)],
  reactions: [followStaff],
})

export const planRingers = [ringer(action)]
