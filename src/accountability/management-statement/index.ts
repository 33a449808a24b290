// The extract for the force management statement: of a year what there was to do and how it was done, who there is for it, what changes, and what is left. Read this first.
import type { Slice } from '../../web/slice.ts'
import type { Extracted } from './extract.ts'
import { pagesOf } from './pages.ts'

export const managementStatement = (extracted: Extracted): Slice => ({
  name: 'management statement',
  pages: [...pagesOf(extracted)],
  commands: [],
  reactions: [],
})
