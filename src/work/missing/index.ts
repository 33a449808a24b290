// Missing children, from the first call to the close. Read this first: the face of the slice.
import { ringer } from '../../registers/alarms.ts'
import { bind, type Slice } from '../../web/slice.ts'
import { commands } from './commands.ts'
import { tellTheHandler } from './found-safe.ts'
import { highChoices, signIncoming, signOutgoing } from './handover/commands.ts'
import { handoverPage } from './handover/pages.ts'
import { handover } from './handover/procedure.ts'
import { alertsPage, messagesPage } from './pages/alerts.ts'
import { asKnownPage } from './pages/as-known.ts'
import { boardPage, boardPrintPage } from './pages/board.ts'
import { episodePage } from './pages/episode.ts'
import { homesPage } from './pages/home.ts'
import { incidentPage } from './pages/incident.ts'
import { closingPage, knownPage } from './pages/known.ts'
import { repeatPage } from './pages/repeat.ts'
import { samplePage } from './pages/sample.ts'
import { summaryPage } from './pages/summary.ts'
import { supervisorPage } from './pages/supervisor.ts'
import { missing } from './procedure.ts'
import { followRestriction } from './restriction.ts'
import { returnedByAudit } from './returned-by-audit.ts'
import { accept, refuse } from './transfer/commands.ts'
import { childrenLike } from './transfer/likely.ts'
import { offerPage, offersPage } from './transfer/pages.ts'
import { transfer } from './transfer/procedure.ts'

export const missingChildren: Slice = {
  name: 'missing',
  procedures: [missing, handover, transfer],
  pages: [
    boardPage,
    boardPrintPage,
    alertsPage,
    messagesPage,
    supervisorPage,
    handoverPage,
    episodePage,
    asKnownPage,
    closingPage,
    knownPage,
    repeatPage,
    homesPage,
    incidentPage,
    summaryPage,
    samplePage,
    offersPage,
    offerPage,
  ],
  commands: [
    ...commands,
    bind(transfer, accept, {
      says: 'Accepted: the child is ours to find',
      choices: async (world, recordId) => ({ personId: await childrenLike(world, recordId) }),
      after: ({ recordId }) => `/transfers/${recordId}`,
    }),
    bind(transfer, refuse, {
      says: 'Refused: the other force is told',
      after: ({ recordId }) => `/transfers/${recordId}`,
    }),
    bind(handover, signOutgoing, { says: 'Signed as outgoing', after: () => '/handover' }),
    bind(handover, signIncoming, {
      says: 'Signed: these children are yours now',
      after: () => '/handover',
      choices: highChoices,
    }),
  ],
  reactions: [followRestriction, returnedByAudit, tellTheHandler],
}

export const missingRinger = ringer(missing)
export const transferRinger = ringer(transfer)
export { receiveTransfer } from './transfer/receive.ts'
