// What stands around the form to add a photograph: those that there are.
import type { World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { foldedOf } from '../choices.ts'
import { photographsShown } from './shown.ts'

export async function aroundPhotographs(world: World, recordId: string): Promise<Values> {
  const { state } = await foldedOf(world, recordId)
  return { recordId, photographs: photographsShown(recordId, state) }
}
