// Case-file audits: a sample anyone can draw again, graded apart, settled, put right and audited again. Read this first.
import type { Slice } from '../../web/slice.ts'
import { caseRestricted } from './case-restricted.ts'
import type { Auditable } from './cases.ts'
import { auditCommands } from './commands.ts'
import { concernAnswered } from './concern-answered.ts'
import { fileCommands } from './file-commands.ts'
import type { Timely } from './gap.ts'
import { pagesOf } from './pages.ts'
import { peerCommands } from './peer/commands.ts'
import { peerPages } from './peer/pages.ts'

export const caseFileAudits = (auditable: readonly Auditable[], timely: Timely): Slice => ({
  name: 'audits',
  pages: [...pagesOf(auditable, timely), ...peerPages(auditable)],
  commands: [...auditCommands(auditable), ...fileCommands(auditable), ...peerCommands(auditable)],
  reactions: [concernAnswered, caseRestricted],
})
