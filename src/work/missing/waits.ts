// What waits for somebody of this work, said where their work begins: one line each.
import type { World } from '../../registers/world.ts'
import type { Waiting } from '../../web/slice.ts'
import { lateHandovers } from './handover/late.ts'
import { handoverWaiting } from './handover/waiting.ts'
import { toldWaiting } from './told-waiting.ts'
import { offersWaiting } from './transfer/waiting.ts'

export const waits = async (world: World): Promise<readonly Waiting[]> => [
  ...(await handoverWaiting(world)),
  ...(await lateHandovers(world)),
  ...(await offersWaiting(world)),
  ...(await toldWaiting(world)),
]
