// Every command of the local policing body: its decisions and actions, what it must publish, its meetings and their papers.
import type { BoundCommand } from '../../web/slice.ts'
import type { GivesAway } from '../gives-away.ts'
import { commands } from './commands.ts'
import type { Figures } from './figures-beside.ts'
import { paperCommands } from './paper-commands.ts'
import { performanceCommands } from './performance-commands.ts'
import { publicationCommands } from './publication-commands.ts'
import type { ReadRelease } from './published-release.ts'
import { publishingCommands } from './publishing.ts'

export const commandsOf = (
  readRelease: ReadRelease,
  givesAway: GivesAway,
  figures: Figures,
): readonly BoundCommand[] => [
  ...commands(figures),
  ...publicationCommands,
  ...performanceCommands,
  ...paperCommands(readRelease, givesAway),
  ...publishingCommands(readRelease, givesAway),
]
