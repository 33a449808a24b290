// A contact that an audit says should have been opened as missing, and which is still open: whoever has it is told, while the child can be looked for.
import { queue } from '../../../registers/outbox.ts'
import { load } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

/** One that is over is a figure and a lesson; of one that goes on the finding is about a child who may be missing now. */
export const tellOfContact: Reaction = {
  kinds: ['missing.contact-audited/1'],
  react: async ({ world, writing, recordId }) => {
    const { state, facts } = await load(writing.writer, world, missing, recordId)
    const last = facts.findLast((fact) => fact.kind === 'missing.contact-audited/1')
    if (last?.kind !== 'missing.contact-audited/1' || last.body.right === 'yes' || state.phase !== 'known') return
    const owner = state.owner?.staffId ?? null
    for (const to of ['force incident manager', ...(owner === null ? [] : [owner])])
      writing.writer.send(
        queue(
          {
            ...{ to, channel: 'screen', forceId: world.who.forceId, recordId, interrupts: false, duty: null },
            words: 'An audit says that this child was missing when the contact was taken: look at it again now',
          },
          world.now,
        ),
      )
  },
}
