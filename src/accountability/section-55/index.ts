// Comments under section 55 of the Police Act 1996: the local policing body's answer to a report. Read this first.
import { isId } from '../../kernel/identity.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { Slice } from '../../web/slice.ts'
import { commandsWith } from './commands.ts'
import { followsRegister } from './follows-register.ts'
import { listPage, onePage } from './pages.ts'
import { addedSince, section55, withAdded } from './procedure.ts'
import { recommendationsNow } from './register.ts'
import { responsePage } from './response.ts'

async function recommendationChoices(world: World, recordId: string) {
  if (!isId(recordId)) return []
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, section55, recordId),
  )
  const newer = await world.db.read(
    contextOf(world),
    async (reader) => await recommendationsNow(reader, world, state.opened),
  )
  return withAdded(state, addedSince(state, newer)).recommendations.map((one) => ({
    value: one.recordId,
    text: `${one.reference}: ${one.theme}`,
  }))
}

export const section55Comments: Slice = {
  name: 'section 55',
  procedures: [section55],
  pages: [listPage, onePage, responsePage],
  commands: commandsWith(recommendationChoices),
  reactions: [followsRegister],
}
