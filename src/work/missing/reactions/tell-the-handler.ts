// The handler who took the call is told that the child is recorded as back and seen: without a name, since a message may lie open on a desk.
import { queue } from '../../../registers/outbox.ts'
import { load } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

export const tellTheHandler: Reaction = {
  kinds: ['missing.returned/1'],
  react: async ({ world, writing, recordId }) => {
    const { state } = await load(writing.writer, world, missing, recordId)
    if (state.handler === null || state.handler === world.who.staffId) return
    writing.writer.send(
      queue(
        {
          forceId: world.who.forceId,
          recordId,
          to: state.handler,
          channel: 'screen',
          interrupts: false,
          // Words of a record stay in it: who saw the child stands on the episode, and a return that names nobody is refused.
          words: 'The child you took the call for is recorded as back and seen in person',
          duty: null,
        },
        world.now,
      ),
    )
  },
}
