// Before a link is revoked: which one. Of two that were made in one minute the wrong one is not stopped.
import { dateAndTime } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { first, type Typed } from '../../../web/typed.ts'
import { missing } from '../procedure.ts'

export async function aroundRevocation(world: World, recordId: string, typed: Typed): Promise<Values> {
  const { state } = await world.db.read(contextOf(world), (reader) => load(reader, world, missing, recordId))
  const position = Number(first(typed, 'madeAtPosition'))
  const link = state.links.find((one) => one.position === position)
  if (link === undefined || link.revoked)
    return { instead: ['There is no such link, or it has already been revoked. Choose one from the list of links.'] }
  const whose = link.purpose === 'carer' ? 'a parent or carer' : 'the local authority'
  return {
    stands: [
      { name: 'Link', lines: [`For ${whose}${link.whom ? `: ${link.whom}` : ''} (entry ${position})`] },
      { name: 'Expires', lines: [dateAndTime(link.until)] },
    ],
  }
}
