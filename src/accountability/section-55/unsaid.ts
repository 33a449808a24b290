// Comments that were published before the public site showed any: their day, their gap and where they stand go there; not their words, at which nobody looked for it.
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { sayInPublic } from '../commissioner-said.ts'
import { section55 } from './procedure.ts'
import { unsaid } from './queries.ts'
import { saidInPublic } from './shown-in-public.ts'

/** Answers of how many reports. What was published since, and is gone, is left to whoever verifies. */
export async function sayUnsaid(world: World): Promise<number> {
  const force = world.who.forceId
  return await world.db.write(contextOf(world), async (writer) => {
    let said = 0
    for (const { record_id: record } of await unsaid.all(writer, { force })) {
      const { steps, state } = await load(writer, world, section55, record)
      if (state.published?.lookedAt !== undefined) continue
      for (const one of sayInPublic(force, record, saidInPublic(steps, state))) writer.send(one)
      said++
    }
    return said
  })
}
