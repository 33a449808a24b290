// Whoever has the case answered the auditor, or the case was void: the file's concern is open no longer, in the same transaction.
import { appendTo } from '../../registers/records.ts'
import type { Reaction } from '../../registers/world.ts'
import { auditedFile } from './procedure.ts'
import { returnedAbout } from './queries/files.ts'

export const concernAnswered: Reaction = {
  kinds: ['missing.audit-concern-answered/1', 'missing.voided/1'],
  react: async ({ writing, recordId, happenedAt }) => {
    const { forceId } = writing.world.who
    const files = await returnedAbout.all(writing.writer, { force: forceId, about: recordId })
    for (const file of files)
      await appendTo(writing, auditedFile, file.record_id, () => [
        { kind: 'audited-file.concern-answered/1', happenedAt, body: {} },
      ])
  },
}
