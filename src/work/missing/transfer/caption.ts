// Whose offer a form answers, said above it: two offers of one evening are told apart by child, grade and force.
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Caption } from '../../../web/slice.ts'
import { agedWords } from '../age.ts'
import { ageOfChild } from '../age-of.ts'
import { levelWords } from '../grade/levels.ts'
import { consulted } from '../queries.ts'
import { transfer } from './procedure.ts'

/** Null for whoever may not answer offers. Naming the child is a reading: no log, no read. The title names no child. */
export async function captionOfOffer(world: World, recordId: string): Promise<Caption | null> {
  if (!may(world.who, 'transfer')) return null
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { received } = (await load(writer, world, transfer, recordId)).state
    if (received === null) return null
    writer.send(consulted(forceId, staffId, world.now, 'heading of a form', [recordId], null))
    const { child, level, firstContactAt } = received.package
    const grade = levelWords[level].toUpperCase()
    const reference = `offer ${recordId.slice(-6)}`
    return {
      text: `${child.name}, ${agedWords(ageOfChild(child, firstContactAt, world.now))} · graded ${grade} by ${received.fromName} · ${reference}`,
      inTitle: `${grade}, ${reference}`,
    }
  })
}
