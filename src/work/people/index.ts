// A child's record beside their episodes: two that are one child are merged, and split again where that was wrong. Read this first.
import { personProcedure } from '../../registers/people.ts'
import { bind, type Slice } from '../../web/slice.ts'
import { childrenLike, merge, split } from './commands.ts'
import { personPage } from './pages.ts'

export const children: Slice = {
  name: 'children',
  pages: [personPage],
  commands: [
    bind(personProcedure, merge, {
      button: 'Merge the records',
      load: async () =>
        await Promise.resolve({ about: ['If the list is empty, no other record here is similar to this one.'] }),
      says: 'Merged: from now on, both records count for the child',
      choices: async (world, recordId) => ({ into: await childrenLike(world, recordId) }),
    }),
    bind(personProcedure, split, { says: 'Split: the records count separately again' }),
  ],
  reactions: [],
}
