// One action read and folded; no facts where there is none, or none for this reader.
import type { Folded } from '../../../practice/procedure.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { ActionFact } from './facts.ts'
import { action } from './procedure.ts'
import type { ActionState } from './state.ts'

export const loadAction = async (world: World, recordId: string): Promise<Folded<ActionState, ActionFact>> =>
  await world.db.read(contextOf(world), async (reader) => await load(reader, world, action, recordId))
