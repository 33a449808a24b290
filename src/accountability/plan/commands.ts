// Every command of the slice, in the order in which a plan meets them.
import type { BoundCommand } from '../../web/slice.ts'
import { datingCommands } from './action/dating.ts'
import { doingCommands } from './action/doing.ts'
import { endingCommands } from './action/ending.ts'
import { fileCommands } from './action/files/commands.ts'
import { type Questions, writingCommands } from './action/writing.ts'
import { programmeCommands } from './programme/commands.ts'
import { planCommands } from './versions/commands.ts'

export type { Questions }

export const commandsOf = (questions: Questions): readonly BoundCommand[] => [
  ...writingCommands(questions),
  ...doingCommands,
  ...fileCommands,
  ...datingCommands,
  ...endingCommands,
  ...planCommands(questions),
  ...programmeCommands,
]
