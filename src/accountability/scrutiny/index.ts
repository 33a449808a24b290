// The local policing body's scrutiny: its own ledger, apart from the force's. Read this first.
import { ringer } from '../../registers/alarms.ts'
import type { Slice } from '../../web/slice.ts'
import { annualPage } from './annual.ts'
import { commands } from './commands.ts'
import { firstLook } from './first-look.ts'
import { type ReadWorse, scrutinyPage } from './pages.ts'
import { performanceMeeting, performanceYear } from './performance.ts'
import { performanceCommands } from './performance-commands.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'
import { publicationCheck } from './publication.ts'
import { publicationCommands } from './publication-commands.ts'
import { actionPage, decisionPage, meetingPage } from './records.ts'

/** `worse` are the measures that are worse, by recommendation: received as a value. */
export const scrutiny = (worse: ReadWorse): Slice => ({
  name: 'scrutiny',
  procedures: [commissionerAction, scrutinyDecision, firstLook, publicationCheck, performanceMeeting, performanceYear],
  pages: [scrutinyPage(worse), annualPage, decisionPage, actionPage, meetingPage],
  commands: [...commands, ...publicationCommands, ...performanceCommands],
  reactions: [],
})

export const scrutinyRingers = [ringer(firstLook), ringer(publicationCheck)]
