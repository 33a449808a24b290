// Comments under section 55 of the Police Act 1996: the local policing body's answer to a report. Read this first.
import type { Slice } from '../../web/slice.ts'
import { commands } from './commands.ts'
import { followsConfirmed } from './confirmed-since.ts'
import { followsRegister } from './follows-register.ts'
import { listPage, onePage } from './pages.ts'
import { responsePage } from './response.ts'

export const section55Comments: Slice = {
  name: 'section 55',
  pages: [listPage, onePage, responsePage],
  commands,
  reactions: [followsRegister, followsConfirmed],
}
