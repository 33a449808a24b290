// Those who may grade files, as a form offers them.
import { contextOf, type World } from '../../registers/world.ts'
import type { Choice } from '../../web/fields.ts'
import { auditors } from './queries.ts'

export async function auditorChoices(world: World): Promise<readonly Choice[]> {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await auditors.all(reader, { force: world.who.forceId }),
  )
  return rows.map((one) => ({ value: one.staff_id, text: one.name }))
}
