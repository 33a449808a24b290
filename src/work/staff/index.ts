// Who works for the force, in which unit, and what each may do: entered, changed and ended as facts. Read this first.
import { type Slice } from '../../web/slice.ts'
import { changesPages } from './changes.ts'
import { staffCommands } from './forms.ts'
import { staffPage, staffPages } from './pages.ts'

export const staffAndUnits: Slice = {
  name: 'staff',
  pages: [...staffPages, staffPage, ...changesPages],
  commands: staffCommands,
  reactions: [],
}
