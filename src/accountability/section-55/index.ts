// Comments under section 55 of the Police Act 1996: the local policing body's answer to a report. Read this first.
import type { Slice } from '../../web/slice.ts'
import type { GivesAway } from '../gives-away.ts'
import { commands } from './commands.ts'
import { followsConfirmed } from './confirmed-since.ts'
import { followsRegister } from './follows-register.ts'
import { listPage, onePage } from './pages.ts'
import { responsePage } from './response.ts'

/** `givesAway` is what typed words may give away in public: received as a value from whoever answers questions. */
export const section55Comments = (givesAway: GivesAway): Slice => ({
  name: 'section 55',
  pages: [listPage, onePage, responsePage],
  commands: commands(givesAway),
  reactions: [followsRegister, followsConfirmed],
})
