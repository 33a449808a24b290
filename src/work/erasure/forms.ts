// What the forms of erasure say and hold at first.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { approve, ask, refuse } from './commands.ts'
import { decidedOn } from './decided-on.ts'
import type { Erasable } from './erasable.ts'
import { erasure } from './procedure.ts'

export const erasureCommands = (erasables: readonly Erasable[]): readonly BoundCommand[] => [
  bind(erasure, ask(erasables), {
    says: 'Asked for: another records manager decides',
    load: async () => await Promise.resolve({ about: [warning] }),
    initial: async (_, __, query) =>
      await Promise.resolve({ ofRecord: query['record'], ofKind: query['kind'], entry: entryOf(query['entry']) }),
  }),
  bind(erasure, approve(erasables), { says: 'Approved: it goes within a minute', load: decidedOn(erasables) }),
  bind(erasure, refuse, { says: 'Refused: nothing goes', load: decidedOn(erasables) }),
]

const warning = 'What goes does not come back. Another records manager looks at the record and approves, or it stays.'

/** As an address gives it. */
const entryOf = (text: unknown): number | null => (/^\d{1,4}$/.test(String(text)) ? Number(text) : null)
