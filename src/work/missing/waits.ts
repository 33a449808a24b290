// What waits for somebody of this work, said where their work begins: one line each.
import type { Waits } from '../../web/slice.ts'
import { lateHandovers } from './handover/late.ts'
import { handoverWaiting } from './handover/waiting.ts'
import { toldWaiting } from './told-waiting.ts'
import { offersWaiting } from './transfer/waiting.ts'

const each: readonly Waits[] = [handoverWaiting, lateHandovers, offersWaiting, toldWaiting]

export const waits: Waits = async (world, reader) =>
  (await Promise.all(each.map(async (one) => await one(world, reader)))).flat()
