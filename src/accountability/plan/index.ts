// The action plan: actions with one owner each, versions that never change, the programme around them. Read this first: the face of the slice.
import type { Slice } from '../../web/slice.ts'
import { followStaff } from './action/follow-staff.ts'
import { actionPages } from './action/pages.ts'
import { action } from './action/procedure.ts'
import { commandsOf, type Questions } from './commands.ts'
import { programmePage } from './programme/pages.ts'
import { vacateOfLeavers } from './programme/posts.ts'
import { programme } from './programme/procedure.ts'
import { versionPages } from './versions/pages.ts'

export { settings as planSettings } from './settings.ts'
export { action, programme }

/** The measures it may name are handed in as values. */
export const actionPlan = (questions: Questions): Slice => ({
  name: 'plan',
  pages: [...actionPages(questions), ...versionPages(questions), programmePage],
  commands: commandsOf(questions),
  reactions: [followStaff, vacateOfLeavers],
})
