// The recommendations that a decision may be about, for its form, each with what the figures say: nobody gives an assurance without having seen it.
import { contextOf, type World } from '../../registers/world.ts'
import { register } from './queries.ts'

export async function recommendationChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await register.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({ value: row.record_id, text: said(row) }))
}

const said = ({ reference, theme, standing }: { reference: string; theme: string; standing: string | null }): string =>
  `${reference}: ${theme} (${standing === null ? 'no status computed' : `the figures say: ${standing}`})`
