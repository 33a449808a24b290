// Inspections: what was published, found, judged and asked for, and what is owed about each. Read this first.
import { type Slice } from '../../../web/slice.ts'
import { followEntering } from './all-ended.ts'
import type { ClockWords } from './clocks-page.ts'
import { commandsOf } from './forms.ts'
import type { Measuring } from './found-now.ts'
import { pagesOf } from './pages.ts'
import { followPlan } from './plan-submitted.ts'
import { followPresentation } from './session-presented.ts'
import { followEnding } from './what-ended.ts'

export const inspectionRegister = (known: Measuring, clocks: ClockWords): Slice => ({
  name: 'inspections',
  pages: pagesOf(known, clocks),
  commands: commandsOf(known.definitions),
  reactions: [followPlan, followEnding, followEntering, followPresentation],
})
