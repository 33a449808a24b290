// The measures' pages. Definitions come in as values: these pages never know which slice answers.
import type { MeasureDefinition } from '../../practice/measure.ts'
import type { Slice } from '../../web/slice.ts'
import type { ReadKnown } from './known.ts'
import { pagesOf } from './pages.ts'
import type { Targets } from './target.ts'

export const measures = (definitions: readonly MeasureDefinition[], targets: Targets, readKnown: ReadKnown): Slice => ({
  name: 'measures',
  pages: pagesOf(definitions, targets, readKnown),
  commands: [],
  reactions: [],
})
