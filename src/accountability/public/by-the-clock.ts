// Publishing again by the clock: the very command that a person gives, in Vigil's name, as often as the force's policy says.
import { newId } from '../../kernel/identity.ts'
import { instant } from '../../kernel/time.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { BoundCommand } from '../../web/slice.ts'
import { newestOf } from './release-queries.ts'
import { publishAgainAt } from './settings.ts'

/** Answers whether it was published. A person begins: where nothing was ever published, nothing is published by itself. */
export async function publishWhenDue(world: World, publish: BoundCommand): Promise<boolean> {
  const force = world.who.forceId
  const newest = await world.db.read(contextOf(world), async (reader) => await newestOf.one(reader, { force }))
  if (newest === null) return false
  const frozenAt = instant(newest.frozen_at)
  if (world.now <= publishAgainAt(frozenAt, world.policyAt(frozenAt))) return false
  const done = await publish.run(world, { recordId: newId(world.now), basedOn: null, key: newId(world.now), body: {} })
  if (done.kind !== 'done') throw new Error(`the figures of ${force} could not be published: ${done.kind}`)
  return true
}
