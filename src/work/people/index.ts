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
        await Promise.resolve({ about: ['Where the list is empty, no other record here is like this one.'] }),
      says: 'Merged: what either record says counts for the child from now on',
      choices: async (world, recordId) => ({ into: await childrenLike(world, recordId) }),
    }),
    bind(personProcedure, split, { says: 'Split: each record stands for itself again' }),
  ],
  reactions: [],
}
