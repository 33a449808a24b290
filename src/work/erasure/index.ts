// Erasure by lawful authority: asked for by one records manager, approved by another, carried out by a role that can do nothing else. Read this first.
import { type Slice } from '../../web/slice.ts'
import { askedFor } from './asked-for.ts'
import type { Erasable } from './erasable.ts'
import { erasureCommands } from './forms.ts'
import { goesWith } from './goes-with.ts'
import { listPage, onePage } from './pages.ts'
import { erasure } from './procedure.ts'
import { undecided } from './undecided.ts'

export { erasuresUndone, orderAgain, readableAgain } from './again.ts'
export { carryOut } from './carry-out.ts'
export { erasuresWithoutOrder } from './whether-erased.ts'
export { erasure }

export const erasures = (erasables: readonly Erasable[]): Slice => ({
  name: 'erasure',
  pages: [listPage(erasables), onePage(erasables)],
  commands: erasureCommands(erasables),
  undecided: undecided(erasables),
  reactions: [
    goesWith(erasables),
    ...erasables.flatMap((one) => (one.askedFor === undefined ? [] : [askedFor(one, one.askedFor)])),
  ],
})
