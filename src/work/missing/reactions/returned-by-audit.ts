// An auditor found a child at risk: the case comes back and whoever has it is told, in the transaction in which the auditor said so.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { queue } from '../../../registers/outbox.ts'
import { appendTo } from '../../../registers/records.ts'
import { Id, Text } from '../../../registers/schemas.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import { answerAuditConcern } from '../duties/oversight.ts'
import { missing } from '../procedure.ts'

export const returnedByAudit: Reaction = {
  kinds: ['audited-file.concern-raised/1'],
  react: async (cause) => {
    const { writing, recordId, happenedAt, body } = cause
    if (!raised.Check(body)) throw new Error('an auditor’s concern that names no case')
    const returned: Returned[] = []
    await appendTo(writing, missing, body.about, ({ state, facts }) => {
      // Not every audited file is a missing child's.
      if (facts.length === 0) return []
      returned.push({ recordId: body.about, position: facts.length + 1, owner: state.owner?.staffId ?? null })
      return [
        {
          kind: 'missing.audit-concern-raised/1',
          happenedAt,
          body: { concern: body.concern, auditedFileId: recordId },
        },
      ]
    })
    for (const one of returned) tell(cause, one)
  },
}

const raised = Compile(Type.Object({ about: Id, concern: Text() }))

type Returned = { readonly recordId: string; readonly position: number; readonly owner: string | null }

/** At once, and interrupting nobody: only four alarms may. A superintendent watches no board at night, so theirs goes to the phone. */
function tell({ world, writing }: Cause, { recordId, position, owner }: Returned): void {
  const screens = ['detective inspector', 'force incident manager', ...(owner === null ? [] : [owner])]
  const told = [
    ...screens.map((to) => ({ to, channel: 'screen' as const })),
    { to: 'duty superintendent', channel: 'phone' as const },
  ]
  for (const one of told)
    writing.writer.send(
      queue(
        {
          ...one,
          forceId: world.who.forceId,
          recordId,
          interrupts: false,
          words: 'An auditor says that a child may not be safe: act on it today, and say what was done',
          // Answered by one, it is off every list.
          duty: { name: answerAuditConcern.name, startingPosition: position, occurrence: 1 },
        },
        world.now,
      ),
    )
}
