// Another force answered: whoever offered the child and whoever has it hear that it is still ours, or is no more. Without a name, and no alarm.
import { queue } from '../../../registers/outbox.ts'
import { load } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

export const tellOfTransfer: Reaction = {
  kinds: ['missing.transfer-refused/1', 'missing.transfer-accepted/1'],
  react: async ({ world, writing, recordId, kind }) => {
    const { state, facts } = await load(writing.writer, world, missing, recordId)
    const offered = facts.findLast((fact) => fact.kind === 'missing.transfer-offered/1')
    const told = new Set([offered?.recordedBy, state.owner?.staffId].filter((one) => one !== undefined))
    // Whoever wrote down an answer that came by telephone knows it.
    told.delete(world.who.staffId)
    const words = kind === 'missing.transfer-refused/1' ? refused : accepted
    for (const to of told)
      writing.writer.send(
        queue(
          { forceId: world.who.forceId, recordId, to, channel: 'phone', interrupts: false, words, duty: null },
          world.now,
        ),
      )
  },
}

const refused = 'Another force refused the child we offered: we are still responsible for finding the child'
const accepted = 'Another force accepted the child we offered, and is responsible now'
