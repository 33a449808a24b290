// One plan and one version of it, as its pages ask for them by number.
import Type from 'typebox'
import { isId } from '../../../kernel/identity.ts'
import { done, type Outcome } from '../../../kernel/outcome.ts'
import { load } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { type PlanState, plan, type Version } from './procedure.ts'
import { isPlan } from './queries.ts'

export const versionNumber = (title: string) => ({ ...Maybe(Type.Integer({ minimum: 1, maximum: 10_000 })), title })

export const versionOf = (state: PlanState, wanted: number): Version | null =>
  state.versions.find((one) => one.number === wanted) ?? null

export async function withPlan<Shown extends Values>(
  world: World,
  record: string | undefined,
  values: (state: PlanState, record: string) => Shown | null | Promise<Shown | null>,
): Promise<Outcome<Shown>> {
  if (record === undefined || !isId(record)) return { kind: 'not found' }
  const state = await world.db.read(contextOf(world), async (reader) => {
    const known = await isPlan.one(reader, { force: world.who.forceId, record })
    return known === null ? null : (await load(reader, world, plan, record)).state
  })
  if (state === null) return { kind: 'not found' }
  const found = await values(state, record)
  return found === null ? { kind: 'not found' } : done(found)
}
