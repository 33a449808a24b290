// The recommendations that comments may still answer: those of their report, and those entered since, told from one another by their theme.
import { isId } from '../../kernel/identity.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { section55 } from './procedure.ts'
import { recommendationsNow } from './register.ts'
import { addedSince, withAdded } from './state.ts'

export async function recommendationChoices(world: World, recordId: string) {
  if (!isId(recordId)) return []
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, section55, recordId),
  )
  const newer = await world.db.read(
    contextOf(world),
    async (reader) => await recommendationsNow(reader, world, state.opened),
  )
  return withAdded(state, addedSince(state, newer))
    .recommendations.filter(({ recordId }) => !state.printed.has(recordId))
    .map((one) => ({ value: one.recordId, text: `${one.reference}: ${one.theme}` }))
}
