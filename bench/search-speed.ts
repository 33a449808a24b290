// How soon the search answers, among one force’s people or those of many.
import type { Database } from '../src/kernel/database.ts'
import { type Asked, findPeople } from '../src/registers/people.ts'
import type { Loaded } from './generated-people.ts'
import { generated, slip } from './generated-people.ts'
import { contextOf, load } from './people-loaded.ts'

export async function speedAmong(databases: Databases, size: number): Promise<Measured[]> {
  const people = generated(size)
  await load(databases.clock, 'big', people)
  const sample = people.filter((_, index) => index % 250 === 0)
  const typed: readonly [string, (one: Loaded, index: number) => Asked][] = [
    [
      'a misspelled name and a date of birth',
      (one, index) => ({ name: slip(one.name, index), dateOfBirth: one.dateOfBirth }),
    ],
    ['a misspelled name alone', (one, index) => ({ name: slip(one.name, index) })],
    ['a name and the caller’s number', (one) => ({ name: one.name, phone: one.phone })],
    ['everything, the name misspelled', (one, index) => ({ ...one, name: slip(one.name, index) })],
  ]
  const rows: Measured[] = []
  for (const [what, ask] of typed) rows.push(await speedOf(databases.app, `${what}, among ${size}`, sample.map(ask)))
  return rows
}

/** What is typed, and whom it is meant to find. */
export type Typed = { readonly name: string; readonly callerPhone: string; readonly of: string }

/** So many people spread over the forces, once; answers what a call handler of one of them would type, each name misspelled. */
export async function peopleOfForces(
  databases: Databases,
  forces: readonly string[],
  size: number,
  ofForce: string,
): Promise<readonly Typed[]> {
  const people = generated(size)
  const of = (index: number) => people.filter((_, number) => number % forces.length === index)
  const there = await databases.app.read(
    contextOf(forces[0] ?? ''),
    async (reader) => await findPeople(reader, { name: people[0]?.name ?? '', address: people[0]?.address ?? '' }),
  )
  if (there.length === 0) for (const [index, force] of forces.entries()) await load(databases.clock, force, of(index))
  return of(forces.indexOf(ofForce)).map((one, index) => ({
    name: slip(one.name, index),
    callerPhone: one.phone ?? '',
    of: one.name ?? '',
  }))
}

/** Four connections at once, a transaction a search, as a page does it; the first hundred warm the plans up. */
async function speedOf(app: Database, what: string, asks: readonly Asked[]): Promise<Measured> {
  const search = async (asked: Asked) =>
    await app.read(contextOf('big'), async (reader) => await findPeople(reader, asked))
  const run = async (queue: Asked[]) => {
    const worker = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await search(next)
    }
    await Promise.all([worker(), worker(), worker(), worker()])
  }
  await run(asks.slice(0, 100))
  const started = performance.now()
  await run([...asks])
  const perSecond = (1000 * asks.length) / (performance.now() - started)
  return {
    claim: `people search, no HTTP: ${what}`,
    target: '≥ 200/s',
    measured: `${perSecond.toFixed(0)}/s`,
    met: perSecond >= 200,
  }
}

export type Measured = {
  readonly claim: string
  readonly target: string
  readonly measured: string
  readonly met: boolean
}

export type Databases = { readonly app: Database; readonly clock: Database }
