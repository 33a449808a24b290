// An auditor found a child at risk: the case comes back, in the transaction in which the auditor said so.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { appendTo } from '../../../registers/records.ts'
import { Id, Text } from '../../../registers/schemas.ts'
import type { Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

export const returnedByAudit: Reaction = {
  kinds: ['audited-file.concern-raised/1'],
  react: async ({ writing, recordId, happenedAt, body }) => {
    if (!raised.Check(body)) throw new Error('an auditor’s concern that names no case')
    const { about, concern } = body
    // Not every audited file is a missing child's.
    await appendTo(writing, missing, about, ({ facts }) =>
      facts.length === 0
        ? []
        : [{ kind: 'missing.audit-concern-raised/1', happenedAt, body: { concern, auditedFileId: recordId } }],
    )
  },
}

const raised = Compile(Type.Object({ about: Id, concern: Text() }))
