import { ringer } from '../../../registers/alarms.ts'
import { type Slice } from '../../../web/slice.ts'
import type { ReadMonths } from '../figures.ts'
import type { Definitions } from '../soundness.ts'
import { commandsOf } from './bound.ts'
import { clocksPage } from './clocks-page.ts'
import { formatPages } from './file-format.ts'
import { inspectionPage } from './inspection-page.ts'
import { monitoring } from './monitoring.ts'
import { filePage, inspectionsPage, monitoringPage, packPage } from './pages.ts'
import { followPlan } from './plan-sent.ts'
import { inspection } from './procedure.ts'
import { publication } from './publications.ts'
import { registerFile } from './register-file.ts'
import { followPresentation } from './session-presented.ts'

export { intoRegister } from './into-register.ts'
export { noRows, type Register } from './items.ts'
export type { Known } from './known.ts'
export { knownOf } from './register-file.ts'
export { inspection, monitoring, publication, registerFile }

export const inspectionRegister = (
  clockNames: ReadonlyMap<string, string>,
  definitions: Definitions,
  read: ReadMonths,
): Slice => ({
  name: 'inspections',
  procedures: [inspection, registerFile, monitoring, publication],
  pages: [
    inspectionsPage,
    inspectionPage({ definitions, read }),
    filePage,
    monitoringPage,
    packPage,
    ...formatPages,
    clocksPage(clockNames),
  ],
  commands: commandsOf(definitions),
  reactions: [followPlan, followPresentation],
})

export { monitoringSettings } from './session-owed.ts'
export const inspectionRingers = [ringer(inspection), ringer(monitoring)]
