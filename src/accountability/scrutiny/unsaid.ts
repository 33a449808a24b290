// Undertakings published before the public site showed what they should move: the figures that were kept go there, which need no look; not why there is none.
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { sayInPublic } from '../commissioner-said.ts'
import { commissionerAction } from './procedure.ts'
import { withoutMeasures } from './queries/own-part.ts'
import { saidOfAction } from './shown-in-public.ts'

/** Answers of how many. What was published since, and is gone, is left to whoever verifies. */
export async function sayUnsaidMeasures(world: World): Promise<number> {
  const force = world.who.forceId
  return await world.db.write(contextOf(world), async (writer) => {
    let said = 0
    for (const { record_id: record } of await withoutMeasures.all(writer, { force })) {
      const { steps } = await load(writer, world, commissionerAction, record)
      if (steps.some(({ fact }) => fact.kind === 'commissioner-action.published/1' && fact.body.measures)) continue
      const measures = saidOfAction(steps).filter(({ part }) => part === 'measures')
      for (const one of sayInPublic(force, record, measures)) writer.send(one)
      said++
    }
    return said
  })
}
