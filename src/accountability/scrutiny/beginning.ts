// From the first day that a force works with Vigil the local policing body owes what it must publish and its public meetings: begun by Vigil, once, whoever looks or calls.
import { newId } from '../../kernel/identity.ts'
import { localDate } from '../../kernel/time.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { toPublish } from './duties-to-publish.ts'
import { firstLook } from './first-look.ts'
import { performanceYear } from './performance.ts'
import { performanceYears } from './queries/performance.ts'
import { checks, firstLooks } from './queries/publication.ts'

/** Answers how many duties it began. A page that somebody looked at before has its clocks already. */
export async function beginScrutiny(world: World): Promise<number> {
  const force = world.who.forceId
  const on = localDate(world.now)
  const year = Number(on.slice(0, 4))
  return await world.db.write(contextOf(world), async (writer) => {
    const [begun, looked, years] = await Promise.all([
      firstLooks.all(writer, { force }),
      checks.all(writer, { force }),
      performanceYears.all(writer, { force }),
    ])
    const known = new Set([...begun, ...looked].map(({ item }) => item))
    const items = toPublish.filter(({ id }) => !known.has(id))
    const writing = { writer, world, commandId: newId(world.now) }
    for (const { id } of items)
      await appendTo(writing, firstLook, newId(world.now), () => [
        { kind: 'publication-duty.begun/1', happenedAt: world.now, body: { item: id, on } },
      ])
    if (years.some((one) => one.year === year)) return items.length
    await appendTo(writing, performanceYear, newId(world.now), () => [
      { kind: 'performance-year.begun/1', happenedAt: world.now, body: { year, from: on } },
    ])
    return items.length + 1
  })
}
