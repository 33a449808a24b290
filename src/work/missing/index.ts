// Missing children, from the first call to the close. Read this first: the face of the slice.
import { ringer } from '../../registers/alarms.ts'
import type { Slice } from '../../web/slice.ts'
import { commands } from './commands.ts'
import { boardPage } from './pages/board.ts'
import { missing } from './procedure.ts'

export const missingChildren: Slice = {
  name: 'missing',
  procedures: [missing],
  pages: [boardPage],
  commands,
  reactions: [],
}

export const missingRinger = ringer(missing)
