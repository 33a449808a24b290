// The local policing body's scrutiny: its own ledger, apart from the force's. Read this first.
import type { Slice } from '../../web/slice.ts'
import type { GivesAway } from '../gives-away.ts'
import { annualPage } from './annual.ts'
import type { Figures } from './figures-beside.ts'
import { commandsOf } from './forms.ts'
import { type ReadFiguresSaid, scrutinyPage } from './pages.ts'
import { paperPage } from './paper.ts'
import type { ReadRelease } from './published-release.ts'
import { actionPage, decisionPage, meetingPage } from './records.ts'

/** Each received as a value; `said` is what the measures of each recommendation say. */
type Given = readonly [said: ReadFiguresSaid, readRelease: ReadRelease, givesAway: GivesAway, figures: Figures]

export const scrutiny = (...[said, readRelease, givesAway, figures]: Given): Slice => ({
  name: 'scrutiny',
  pages: [scrutinyPage(said), annualPage, decisionPage, actionPage(figures), meetingPage, paperPage(readRelease)],
  commands: commandsOf(readRelease, givesAway, figures),
  reactions: [],
})
