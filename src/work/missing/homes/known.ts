// The homes a force knows by the last year's searches: all, to say which are one; and those like what somebody types, to pick from.
import type { Reader } from '../../../kernel/database.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Choice } from '../../../web/fields.ts'
import { first, type Typed } from '../../../web/typed.ts'
import { keyOf } from './key.ts'
import { knownHomes } from './queries.ts'

const knownDays = 365
const offered = 5
const since = (world: World) => plus(world.now, hours(-24 * knownDays))

export async function homeChoices(world: World): Promise<readonly Choice[]> {
  const { forceId: force } = world.who
  const known = await world.db.read(
    contextOf(world),
    async (reader) =>
      await knownHomes.all(reader, { force, since: since(world), like: '', lastSeen: true, limit: 500 }),
  )
  return known.map(({ home, reports }) => ({ value: home, text: `${home} (${reports})` })).sort(byName)
}

const byName = (a: Choice, b: Choice): number => (a.value < b.value ? -1 : 1)

/** Nothing where nothing is typed, or a home is written as it is known. */
export async function homesLike(reader: Reader, world: World, like: string | null) {
  if (like === null || like.trim().length < 3) return []
  const { forceId: force } = world.who
  const found = await knownHomes.all(reader, {
    force,
    since: since(world),
    like: like.slice(0, 300),
    lastSeen: false,
    limit: offered,
  })
  return found.some(({ home }) => keyOf(home) === keyOf(like)) ? [] : found
}

/** Beside the form of a placement. */
export async function aroundPlacement(world: World, _: string, typed: Typed) {
  const like = first(typed, 'place').trim()
  return await world.db.read(contextOf(world), async (reader) => ({
    homesLike: await homesLike(reader, world, like === '' ? null : like),
    chosenHome: first(typed, 'knownHome'),
  }))
}
