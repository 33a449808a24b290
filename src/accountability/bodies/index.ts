// The bodies around the force, with their terms and successors. Read this first.
import type { Slice } from '../../web/slice.ts'
import { bodyCommands } from './commands.ts'
import { bodiesPage } from './page.ts'

export const bodies: Slice = {
  name: 'bodies',
  pages: [bodiesPage],
  commands: bodyCommands,
  reactions: [],
}
