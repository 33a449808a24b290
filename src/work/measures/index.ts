// The measures' pages. Definitions come in as values: these pages never know which slice answers.
import type { MeasureDefinition } from '../../practice/measure.ts'
import type { Slice } from '../../web/slice.ts'
import type { ReadKnown } from './known.ts'
import { pagesOf } from './pages.ts'

export const measures = (definitions: readonly MeasureDefinition[], readKnown: ReadKnown): Slice => ({
  name: 'measures',
  procedures: [],
  pages: pagesOf(definitions, readKnown),
  commands: [],
  reactions: [],
})
