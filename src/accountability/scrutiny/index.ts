// The local policing body's scrutiny: its own ledger, apart from the force's. Read this first.
import type { Slice } from '../../web/slice.ts'
import { commands } from './commands.ts'
import { annualPage, scrutinyPage } from './pages.ts'
import { commissionerAction, performanceMeeting, publicationCheck, scrutinyDecision } from './procedure.ts'

export const scrutiny: Slice = {
  name: 'scrutiny',
  procedures: [commissionerAction, scrutinyDecision, publicationCheck, performanceMeeting],
  pages: [scrutinyPage, annualPage],
  commands,
  reactions: [],
}
