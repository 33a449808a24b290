// Missing children, from the first call to the close. Read this first: the face of the slice.
import { type Slice } from '../../web/slice.ts'
import { adultList } from './adults/list.ts'
import { commands } from './commands.ts'
import { contactSample } from './contact-sample/procedure.ts'
import { handover } from './handover/procedure.ts'
import { besideEpisodes } from './other-commands.ts'
import { pages } from './pages.ts'
import { missing } from './procedure.ts'
import { reactions } from './reactions.ts'
import { transfer } from './transfer/procedure.ts'

export const missingChildren: Slice = {
  name: 'missing',
  procedures: [missing, contactSample, handover, transfer, adultList],
  pages,
  commands: [...commands, ...besideEpisodes],
  reactions,
}

export { drawLastMonths } from './contact-sample/drawing.ts'
export { receiveTransfer } from './transfer/receive.ts'
