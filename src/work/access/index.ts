// Restricted records: opened by breaking the glass, told at once, looked at the next day. Read this first.
import { type Slice } from '../../web/slice.ts'
import { accessCommands } from './forms.ts'
import { openingPage, openingsPage } from './pages.ts'
import { readingsPage } from './readings.ts'
import { toReview } from './to-review.ts'
import { undecided } from './undecided.ts'

export const restrictedRecords: Slice = {
  name: 'access',
  pages: [openingsPage, openingPage, readingsPage],
  commands: accessCommands,
  reactions: [],
  waits: toReview,
  undecided,
}
