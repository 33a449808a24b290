// What the forms of erasure say and hold at first.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { approve, ask, refuse } from './commands.ts'
import { decidedOn } from './decided-on.ts'
import type { Erasable } from './erasable.ts'
import { erasure } from './procedure.ts'

export const erasureCommands = (erasables: readonly Erasable[]): readonly BoundCommand[] => [
  bind(erasure, ask(erasables), {
    says: 'You have asked. Another records manager will decide',
    load: async () => await Promise.resolve({ about: [warning] }),
    initial: async (_, __, query) =>
      await Promise.resolve({ ofRecord: query['record'], ofKind: query['kind'], entry: entryOf(query['entry']) }),
  }),
  bind(erasure, approve(erasables), {
    says: 'Approved: it will be erased within a minute',
    load: decidedOn(erasables),
  }),
  bind(erasure, refuse, { says: 'Refused: nothing is erased', load: decidedOn(erasables) }),
]

const warning =
  'What is erased cannot be brought back. Nothing is erased until another records manager has looked at the record and approved.'

/** As an address gives it. */
const entryOf = (text: unknown): number | null => (/^\d{1,4}$/.test(String(text)) ? Number(text) : null)
