// The feed of other programmes: invented reports that concern the force, beside the register of what inspections ask about children.
import { keeper } from '../action-plan/scene.ts'
import type { Acting } from './acting.ts'

const label = 'Invented for the demonstration'

/** How many days ago each was published, the longest first. */
const listed = [
  [-310, 'Custody', 'children held overnight and what was offered instead'],
  [-205, 'Firearms licensing', 'how licences are reviewed where a child lives in the home'],
  [-120, 'Vetting and counter-corruption', 'who is vetted again when they move to work with children'],
  [-64, 'Crime recording', 'crimes against children that were recorded in time'],
  [-33, 'Super-complaint', 'how forces answer families of missing people'],
] as const

export async function listOtherProgrammes({ act, day, idOf }: Acting): Promise<void> {
  for (const [days, programme, about] of listed)
    await act(keeper, [days + 1, 9], 'publication/list', idOf(`publication/${programme}`), {
      ...{ programme, title: `${label}: ${about}`, publishedOn: day(days), address: null },
    })
}
