// Every page of missing children: one line a page.
import { handoverPage } from './handover/pages.ts'
import { alertsPage, messagesPage } from './pages/alerts.ts'
import { asKnownPage } from './pages/as-known.ts'
import { boardPage, boardPrintPage } from './pages/board.ts'
import { coordinatorPage } from './pages/coordinator.ts'
import { episodePage } from './pages/episode.ts'
import { homesPage } from './pages/home.ts'
import { incidentPage } from './pages/incident.ts'
import { closingPage, knownPage } from './pages/known.ts'
import { repeatPage } from './pages/repeat.ts'
import { samplePage, samplePopulationPage } from './pages/sample.ts'
import { matchesPage } from './pages/search.ts'
import { summaryPage } from './pages/summary.ts'
import { supervisorPage } from './pages/supervisor.ts'
import { photographPage } from './photographs/pages.ts'
import { offerPage, offersPage } from './transfer/pages.ts'

export const pages = [
  boardPage,
  boardPrintPage,
  alertsPage,
  messagesPage,
  supervisorPage,
  coordinatorPage,
  handoverPage,
  episodePage,
  asKnownPage,
  closingPage,
  knownPage,
  repeatPage,
  homesPage,
  incidentPage,
  matchesPage,
  summaryPage,
  photographPage,
  samplePage,
  samplePopulationPage,
  offersPage,
  offerPage,
]
