// Missing children, from the first call to the close. Read this first: the face of the slice.
import { type Slice } from '../../web/slice.ts'
import { commands } from './commands.ts'
import { handoverWaiting } from './handover/waiting.ts'
import { besideEpisodes } from './other-commands.ts'
import { pages } from './pages.ts'
import { reactions } from './reactions.ts'
import { toldWaiting } from './told-waiting.ts'
import { offersWaiting } from './transfer/waiting.ts'

export const missingChildren: Slice = {
  name: 'missing',
  pages,
  commands: [...commands, ...besideEpisodes],
  reactions,
  waits: async (world) => [
    ...(await handoverWaiting(world)),
    ...(await offersWaiting(world)),
    ...(await toldWaiting(world)),
  ],
}

export { drawLastMonths } from './contact-sample/drawing.ts'
export { giveBackOfGone } from './owners-gone.ts'
export { receiveTransfer } from './transfer/receive.ts'
