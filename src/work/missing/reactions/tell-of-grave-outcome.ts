// A child was found dead or seriously harmed: whoever refers it hears at once, on the telephone, since the record may be closed before they look. Without a name, and no alarm.
import { queue } from '../../../registers/outbox.ts'
import type { Role } from '../../../registers/permissions.ts'
import type { Reaction } from '../../../registers/world.ts'

/** The duty superintendent refers it, the detective inspector begins the joint agency response. */
const told: readonly Role[] = ['duty superintendent', 'detective inspector']

export const tellOfGraveOutcome: Reaction = {
  kinds: ['missing.grave-outcome/1'],
  react: async ({ world, writing, recordId }) => {
    const words = 'A child was found dead or seriously harmed: refer it by the end of the next day'
    for (const to of told.filter((job) => !world.who.roles.includes(job)))
      writing.writer.send(
        queue(
          { forceId: world.who.forceId, recordId, to, channel: 'phone', interrupts: false, words, duty: null },
          world.now,
        ),
      )
    await Promise.resolve()
  },
}
