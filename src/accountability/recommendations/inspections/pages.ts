// Every page of the register of inspections: one line a page.
import { askedOfBodyPage } from './asked-of-body-page.ts'
import { type ClockWords, clocksPage } from './clocks-page.ts'
import { formatPages } from './file-format.ts'
import { filePage } from './file-page.ts'
import type { Measuring } from './found-now.ts'
import { inspectionPage } from './inspection-page.ts'
import { inspectionsPage } from './list-page.ts'
import { monitoringPage } from './monitoring-page.ts'
import { packPage } from './pack-page.ts'
import { panelPage } from './panel-page.ts'
import { unreadDraftsPage } from './unread-draft/page.ts'

export const pagesOf = (known: Measuring, clocks: ClockWords) => [
  inspectionsPage,
  inspectionPage(known),
  filePage,
  monitoringPage,
  packPage(known),
  panelPage,
  askedOfBodyPage,
  unreadDraftsPage,
  ...formatPages,
  clocksPage(clocks),
]
