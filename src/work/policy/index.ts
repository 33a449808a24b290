// The policy of a force: every value with what it rests on, changed by one person and approved by another. Read this first.
import type { Slice } from '../../web/slice.ts'
import { commandsOf } from './commands.ts'
import type { PolicyGiven } from './given.ts'
import { valueCommand } from './one-value.ts'
import { pagesOf } from './pages.ts'
import { rowCommands } from './row-command.ts'
import { undecided } from './still-open.ts'

export { valueRefusals } from './allowed.ts'
export { followPolicies } from './follow.ts'
export type { PolicyGiven, PolicyTable, RowForm } from './given.ts'

/** What it governs is handed in as values: it knows no other slice. */
export const forcePolicy = (given: PolicyGiven): Slice => ({
  name: 'policy',
  pages: pagesOf(given),
  commands: [...commandsOf(given), valueCommand(given), ...rowCommands(given)],
  reactions: [],
  undecided,
})
