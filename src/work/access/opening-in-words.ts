// What is being reviewed, in words above the form: who opened which record on what basis, why, and what they read.
import { clockTime, dateWords, instant, parseLocalDate } from '../../kernel/time.ts'
import { consulted } from '../../registers/consultation.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { boundsOf } from './commands.ts'
import { openingsOfDay } from './openings-of-day.ts'

/** Nothing where there is no such opening: the command refuses it. */
export async function openingInWords(
  world: World,
  { about, day, staffId: opener }: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const date = typeof day === 'string' ? parseLocalDate(day) : null
  if (date === null || typeof about !== 'string') return []
  const { forceId, staffId: reader } = world.who
  const one = await world.db.write(contextOf(world), async (writer) => {
    const rows = await openingsOfDay.all(writer, boundsOf(forceId, date))
    const found = rows.find((row) => row.about === about && row.staff_id === opener)
    if (found !== undefined) writer.send(consulted(forceId, reader, world.now, 'openings', [about], null))
    return found
  })
  if (one === undefined) return []
  const [first, last] = [one.first_at, one.last_at].map((at) => clockTime(instant(at)))
  return [
    `${one.name ?? 'Somebody who has left'}, ${dateWords(date)}: ${one.broken_at === null ? 'involved in an open episode' : 'broke the glass'}.`,
    ...one.reasons.map((reason) => `Why: ${reason}`),
    `Read: ${one.pages.join(', ') || 'nothing'}, ${first === last ? first : `${first} to ${last}`}.`,
  ]
}
