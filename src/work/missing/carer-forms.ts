// What a parent or carer sent while the child is looked for, and nobody has read yet.

import { dateAndTime } from '../../kernel/time.ts'
import { type Duty, isOpen } from '../../practice/duty.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { Values } from '../../web/slice.ts'
import { readCarerForm } from './duties/family.ts'
import { missing } from './procedure.ts'
import { consulted } from './queries.ts'
import type { EpisodeState } from './state.ts'

const standsAsBefore = 'as it was sent before: it stands on the episode'

type Looked = { readonly state: EpisodeState; readonly duties: readonly Duty[] }

export function unreadForms({ state, duties }: Looked): EpisodeState['carerForms'] {
  const owed = new Set(
    duties.filter((duty) => duty.name === readCarerForm.name && isOpen(duty)).map((duty) => duty.startingPosition),
  )
  return state.carerForms.filter((one) => owed.has(one.position))
}

/** Nobody can say what follows from it without having seen it. */
export async function aroundCarerForm(world: World, recordId: string): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const folded = await load(writer, world, missing, recordId)
    writer.send(consulted(forceId, staffId, world.now, 'what the carer sent', [recordId], null))
    return {
      stands: unreadForms(folded).flatMap((one) => [
        {
          name: `From ${one.by}, ${dateAndTime(one.at)} (entry ${one.position}): what is different this time`,
          lines: [one.tonight ?? 'nothing said'],
        },
        { name: 'What always applies', lines: [one.standing ?? standsAsBefore] },
      ]),
    }
  })
}
