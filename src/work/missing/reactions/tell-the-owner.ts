// Whoever a child is given to hears of it on their phone: nobody watches a board from a car at 02:00 (F10). Without a name, and no alarm.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { clockTime, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { queue } from '../../../registers/outbox.ts'
import type { Reaction } from '../../../registers/world.ts'

export const givenByPhone = 'A missing child was given to you'

const assigned = Compile(Type.Object({ staffId: Type.String() }))

export const tellTheOwner: Reaction = {
  kinds: ['missing.assigned/1'],
  react: async ({ world, writing, recordId, happenedAt, body }) => {
    if (!assigned.Check(body)) throw new Error('an assignment that names nobody')
    const { staffId } = body
    if (staffId === world.who.staffId) return
    const by = plus(happenedAt, minutes(setting(world.policyAt(happenedAt), 'acknowledge.minutes')))
    const words = `${givenByPhone}: acknowledge it${by > world.now ? ` by ${clockTime(by)}` : ''}`
    writing.writer.send(
      queue(
        { forceId: world.who.forceId, recordId, to: staffId, channel: 'phone', interrupts: false, words, duty: null },
        world.now,
      ),
    )
    await Promise.resolve()
  },
}
