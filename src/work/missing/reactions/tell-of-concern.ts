// A case was returned because a child may not be safe: whoever has it is told, in the same transaction.
import { isOpen } from '../../../practice/duty.ts'
import { queue } from '../../../registers/outbox.ts'
import { load } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { answerAuditConcern } from '../duties/oversight.ts'
import { missing } from '../procedure.ts'

/** At once, and interrupting nobody: only four alarms may. A superintendent watches no board at night, so theirs goes to the phone. */
export const tellOfConcern: Reaction = {
  kinds: ['missing.audit-concern-raised/1', 'missing.inspector-concern-raised/1'],
  react: async ({ world, writing, recordId, kind }) => {
    const { state, duties } = await load(writing.writer, world, missing, recordId)
    const owed = duties.findLast((duty) => duty.name === answerAuditConcern.name && isOpen(duty))
    const owner = state.owner?.staffId ?? null
    const screens = ['detective inspector', 'force incident manager', ...(owner === null ? [] : [owner])]
    const told = [
      ...screens.map((to) => ({ to, channel: 'screen' as const })),
      { to: 'duty superintendent', channel: 'phone' as const },
    ]
    const whose = kind === 'missing.audit-concern-raised/1' ? 'An auditor' : 'An inspector'
    const words = `${whose} says that a child may not be safe: act on it at once, and say what was done`
    for (const one of told)
      writing.writer.send(
        // Answered by one, it is off every list.
        queue(
          { ...one, forceId: world.who.forceId, recordId, interrupts: false, words, duty: owed ?? null },
          world.now,
        ),
      )
  },
}
