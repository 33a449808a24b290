// The local policing body's scrutiny: its own ledger, apart from the force's. Read this first.
import type { Slice } from '../../web/slice.ts'
import { annualPage } from './annual.ts'
import { commandsOf } from './bound.ts'
import { firstLook } from './first-look.ts'
import { type ReadFiguresSaid, scrutinyPage } from './pages.ts'
import { paperPage } from './paper.ts'
import type { GivesAway } from './paper-commands.ts'
import { performanceMeeting, performanceYear } from './performance.ts'
import { commissionerAction, scrutinyDecision } from './procedure.ts'
import { publicationCheck } from './publication.ts'
import type { ReadRelease } from './published-release.ts'
import { actionPage, decisionPage, meetingPage } from './records.ts'

/** `figures` are what the measures of each recommendation say: received as a value, as the public release is. */
export const scrutiny = (figures: ReadFiguresSaid, readRelease: ReadRelease, givesAway: GivesAway): Slice => ({
  name: 'scrutiny',
  procedures: [commissionerAction, scrutinyDecision, firstLook, publicationCheck, performanceMeeting, performanceYear],
  pages: [scrutinyPage(figures), annualPage, decisionPage, actionPage, meetingPage, paperPage(readRelease)],
  commands: commandsOf(readRelease, givesAway),
  reactions: [],
})
