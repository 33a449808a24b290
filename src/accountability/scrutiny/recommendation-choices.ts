// The recommendations that a decision may be about, for its form.
import { contextOf, type World } from '../../registers/world.ts'
import { register } from './queries.ts'

export async function recommendationChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await register.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` }))
}
