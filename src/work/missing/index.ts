// Missing children, from the first call to the close. Read this first: the face of the slice.
import { type Slice } from '../../web/slice.ts'
import { commands } from './commands.ts'
import { besideEpisodes } from './other-commands.ts'
import { pages } from './pages.ts'
import { reactions } from './reactions.ts'
import { undecided } from './undecided.ts'
import { waits } from './waits.ts'

export const missingChildren: Slice = {
  name: 'missing',
  pages,
  commands: [...commands, ...besideEpisodes],
  reactions,
  waits,
  undecided,
}

export { drawLastMonths } from './contact-sample/drawing.ts'
export { giveBackOfGone } from './owners-gone.ts'
export { receiveTransfer } from './transfer/receive.ts'
