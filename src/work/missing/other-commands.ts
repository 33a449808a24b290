// Every command beside an episode: of a handover, of a transfer between forces, of the list of adults.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { adultList, receiveAdults, wrongInList } from './adults/list.ts'
import { captionOfHandover, childrenSignedFor } from './handover/caption.ts'
import { signIncoming, signOutgoing } from './handover/commands.ts'
import { highChoices } from './handover/due.ts'
import { readHandover } from './handover/pages.ts'
import { handover } from './handover/procedure.ts'
import { aroundHomes, captionOfHomes } from './homes/around.ts'
import { sayOneHome, takeBack } from './homes/commands.ts'
import { homeChoices } from './homes/known.ts'
import { sameHome } from './homes/procedure.ts'
import { captionOfOffer } from './transfer/caption.ts'
import { accept, refuse } from './transfer/commands.ts'
import { childrenLike } from './transfer/likely.ts'
import { transfer } from './transfer/procedure.ts'

export const besideEpisodes: readonly BoundCommand[] = [
  bind(adultList, receiveAdults, {
    button: 'Show them on the board',
    says: 'The board now shows this list, read-only',
    alsoWrong: wrongInList,
    after: () => '/board',
  }),
  bind(sameHome, sayOneHome, {
    button: 'Record that they are one home',
    says: 'One home: its searches are counted together from now on',
    choices: async (world) => {
      const known = await homeChoices(world)
      return { written: known, home: known }
    },
    after: () => '/homes',
  }),
  bind(sameHome, takeBack, {
    says: 'Two homes: their searches are counted apart again',
    caption: captionOfHomes,
    load: aroundHomes,
    after: () => '/homes',
  }),
  bind(transfer, accept, {
    says: 'Accepted: the child is ours to find',
    choices: async (world, recordId) => ({ personId: await childrenLike(world, recordId) }),
    after: ({ recordId }) => `/transfers/${recordId}`,
    caption: captionOfOffer,
  }),
  bind(transfer, refuse, {
    says: 'Refused: the other force has been told',
    after: ({ recordId }) => `/transfers/${recordId}`,
    caption: captionOfOffer,
  }),
  bind(handover, signOutgoing, {
    says: 'Signed as outgoing',
    after: () => '/handover',
    caption: captionOfHandover,
    load: async (world) => await childrenSignedFor(world),
  }),
  bind(handover, signIncoming, {
    says: 'Signed: you now own these children’s episodes',
    after: () => '/handover',
    choices: highChoices,
    template: 'work/missing/handover/views/handover.njk',
    load: async (world, _, typed) => ({ ...(await readHandover(world)), ticked: [typed['read'] ?? []].flat() }),
  }),
]
