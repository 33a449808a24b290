// The bodies around the force, with their terms and successors. Read this first.
import type { Slice } from '../../web/slice.ts'
import { bodyCommands } from './commands.ts'
import { bodiesPage } from './page.ts'
import { body } from './procedure.ts'

export const bodies: Slice = {
  name: 'bodies',
  procedures: [body],
  pages: [bodiesPage],
  commands: bodyCommands,
  reactions: [],
}
