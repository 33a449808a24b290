// Which handover is signed, said above its form: the unit, the change of shift, and each child that it is about.
import { clockTime } from '../../../kernel/time.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Caption, Values } from '../../../web/slice.ts'
import { agedNow, agedWords } from '../age.ts'
import { consulted } from '../queries.ts'
import { currentHandover, handedOver } from './due.ts'
import { unitNamed } from './queries.ts'
import { whereNow } from './whereabouts.ts'

/** Null for a handover that is not the one of now: its form refuses. */
export async function captionOfHandover(world: World, recordId: string): Promise<Caption | null> {
  const { unit, shiftStart, recordId: current } = currentHandover(world)
  if (recordId !== current) return null
  const named = await world.db.read(
    contextOf(world),
    async (reader) => await unitNamed.one(reader, { force: world.who.forceId, unit }),
  )
  const text = `${named?.name ?? unit} · change of shift at ${clockTime(shiftStart)}`
  return { text, inTitle: text }
}

/** Naming the children is a reading: no log, no read. */
export async function childrenSignedFor(world: World): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const children = await handedOver(writer, world)
    const ids = children.map((child) => child.record_id)
    writer.send(consulted(forceId, staffId, world.now, 'heading of a form', ids, null))
    const lines = children.map((child) => {
      const grade =
        child.level?.replace('_', ' ') ?? (child.phase === 'known' ? child.path.toUpperCase() : 'NOT GRADED')
      const where = whereNow(child, world.now)
      return `${grade}: ${child.name}, ${agedWords(agedNow(child, world.now))}; ${where === null ? '' : `${where}; `}owner ${child.owner_name ?? 'nobody'}`
    })
    return {
      stands: [
        {
          name: 'Children',
          lines:
            lines.length === 0
              ? ['Nobody was missing, known to be somewhere or not back when the shift changed']
              : lines,
        },
      ],
    }
  })
}
