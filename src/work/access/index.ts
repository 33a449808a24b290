// Restricted records: opened by breaking the glass, told at once, looked at the next day. Read this first.
import { personProcedure } from '../../registers/people.ts'
import { type Slice } from '../../web/slice.ts'
import { accessCommands } from './forms.ts'
import { openingPage, openingsPage } from './pages.ts'
import { opening } from './procedure.ts'

export const restrictedRecords: Slice = {
  name: 'access',
  procedures: [opening, personProcedure],
  pages: [openingsPage, openingPage],
  commands: accessCommands,
  reactions: [],
}
