// Inspections: what was published, found, judged and asked for, and what is owed about each. Read this first.
import { type Slice } from '../../../web/slice.ts'
import type { ClockWords } from './clocks-page.ts'
import { commandsOf } from './forms.ts'
import type { Measuring } from './found-now.ts'
import { monitoring } from './monitoring.ts'
import { pagesOf } from './pages.ts'
import { followPlan } from './plan-submitted.ts'
import { inspection } from './procedure.ts'
import { publication } from './publications.ts'
import { registerFile } from './register-file.ts'
import { followPresentation } from './session-presented.ts'

export const inspectionRegister = (known: Measuring, clocks: ClockWords): Slice => ({
  name: 'inspections',
  procedures: [inspection, registerFile, monitoring, publication],
  pages: pagesOf(known, clocks),
  commands: commandsOf(known.definitions),
  reactions: [followPlan, followPresentation],
})
