// What the tests of an episode's pages share: reading a page as the API would send it, carrying out a command, and an episode with an owner.
import assert from 'node:assert/strict'
import type { Static, TSchema } from 'typebox'
import { newId } from '../src/kernel/identity.ts'
import { type Instant, minutes, plus } from '../src/kernel/time.ts'
import { type Command, perform } from '../src/registers/records.ts'
import type { World } from '../src/registers/world.ts'
import type { Page, Values } from '../src/web/slice.ts'
import type { MissingFact } from '../src/work/missing/facts.ts'
import { missing } from '../src/work/missing/procedure.ts'
import type { EpisodeState } from '../src/work/missing/state.ts'
import { type Living, start } from './episodes.ts'

export const at = (minute: number): Instant => plus(start, minutes(minute))
export const days = (count: number): Instant => at(24 * 60 * count)

export const read = async (page: Page, world: World, record = '', query: Values = {}) =>
  await page.load(world, { params: record === '' ? {} : { record }, query })

/** As the API would send it. */
export async function shown(page: Page, world: World, record = '', query: Values = {}): Promise<Values> {
  const outcome = await read(page, world, record, query)
  assert.ok(outcome.kind === 'done', `answered ${JSON.stringify(outcome)}`)
  const values: unknown = JSON.parse(JSON.stringify(outcome.value))
  assert.ok(typeof values === 'object' && values !== null)
  return { ...values }
}

export function list(values: Values, name: string): readonly Values[] {
  const found = values[name]
  assert.ok(Array.isArray(found), `${name} is no list`)
  return found
}
export const words = (values: Values, name: string) => list(values, name).map((one) => one['words'])

export async function carry<Schema extends TSchema, Evidence>(
  world: World,
  recordId: string,
  command: Command<EpisodeState, MissingFact, Schema, Evidence>,
  body: Static<Schema>,
): Promise<void> {
  const outcome = await perform(world, missing, command, { recordId, key: newId(world.now), basedOn: null, body })
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
}

/** Reported at 21:00 UTC, graded MEDIUM at +5, given to Tam at +10, who has not acknowledged it. */
export async function given(living: Living): Promise<string> {
  const recordId = await living.report(at(0))
  await living.move(recordId, 'answer', at(3))
  await living.move(recordId, 'grade', at(5))
  await living.move(recordId, 'assign', at(10))
  return recordId
}
