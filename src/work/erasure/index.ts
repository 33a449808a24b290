// Erasure by lawful authority: asked for by one records manager, approved by another, carried out by a role that can do nothing else. Read this first.
import { bind, type Slice } from '../../web/slice.ts'
import { askedFor } from './asked-for.ts'
import { approve, ask, refuse } from './commands.ts'
import type { Erasable } from './erasable.ts'
import { goesWith } from './goes-with.ts'
import { listPage, onePage } from './pages.ts'
import { erasure } from './procedure.ts'

export { erasuresUndone, orderAgain, readableAgain } from './again.ts'
export { carryOut } from './carry-out.ts'
export { erasuresWithoutOrder } from './queries.ts'
export { type Erasable, erasure }

/** As an address gives it. */
const entryOf = (text: unknown): number | null => (/^\d{1,4}$/.test(String(text)) ? Number(text) : null)

const warning = 'What goes does not come back. Another records manager looks at the record and approves, or it stays.'

export const erasures = (erasables: readonly Erasable[]): Slice => ({
  name: 'erasure',
  procedures: [erasure],
  pages: [listPage(erasables), onePage(erasables)],
  commands: [
    bind(erasure, ask(erasables), {
      says: 'Asked for: another records manager decides',
      load: async () => await Promise.resolve({ about: [warning] }),
      initial: async (_, __, query) =>
        await Promise.resolve({ ofRecord: query['record'], ofKind: query['kind'], entry: entryOf(query['entry']) }),
    }),
    bind(erasure, approve(erasables), { says: 'Approved: it goes within a minute' }),
    bind(erasure, refuse, { says: 'Refused: nothing goes' }),
  ],
  reactions: [
    goesWith(erasables),
    ...erasables.flatMap((one) => (one.askedFor === undefined ? [] : [askedFor(one, one.askedFor)])),
  ],
})
