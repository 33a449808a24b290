// A grade was lowered: the missing person coordinator is told, whoever decided it. Without a name, since a message may lie open on a desk.
import { queue } from '../../../registers/outbox.ts'
import type { Reaction } from '../../../registers/world.ts'

export const tellTheCoordinator: Reaction = {
  kinds: ['missing.lowered/1'],
  react: async ({ world, writing, recordId }) => {
    const words = 'A grade was lowered: check whether you agree'
    const to = 'missing person coordinator'
    writing.writer.send(
      queue(
        { forceId: world.who.forceId, recordId, to, channel: 'screen', interrupts: false, words, duty: null },
        world.now,
      ),
    )
    await Promise.resolve()
  },
}
