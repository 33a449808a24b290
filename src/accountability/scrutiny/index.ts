// The local policing body's scrutiny: its own ledger, apart from the force's. Read this first.
import type { Slice } from '../../web/slice.ts'
import { annualPage } from './annual.ts'
import { commandsOf } from './bound.ts'
import { type ReadWorse, scrutinyPage } from './pages.ts'
import { paperPage } from './paper.ts'
import type { GivesAway } from './paper-commands.ts'
import type { ReadRelease } from './published-release.ts'
import { actionPage, decisionPage, meetingPage } from './records.ts'

/** `worse` are the measures that are worse, by recommendation: received as a value, as the public release is. */
export const scrutiny = (worse: ReadWorse, readRelease: ReadRelease, givesAway: GivesAway): Slice => ({
  name: 'scrutiny',
  pages: [scrutinyPage(worse), annualPage, decisionPage, actionPage, meetingPage, paperPage(readRelease)],
  commands: commandsOf(readRelease, givesAway),
  reactions: [],
})
