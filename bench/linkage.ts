// How many true duplicates the people search finds among its first ten (FEBRL datasets 1 to 3), and how fast it is among 100,000.
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../src/kernel/database.ts'
import { findPeople } from '../src/registers/people.ts'
import type { Loaded } from './generated-people.ts'
import { contextOf, load } from './people-loaded.ts'
import { type Databases, type Measured, speedAmong } from './search-speed.ts'

/** `app` asks as a page would; `clock` may fill every force. Both on a database that is migrated and may be thrown away. */
export async function bench(databases: Databases): Promise<Measured[]> {
  const rows: Measured[] = []
  for (const number of [1, 2, 3]) rows.push(...(await recallOf(databases, number)))
  rows.push(...(await speedAmong(databases, 100_000)))
  return rows
}

const folder = join(import.meta.dirname, '../../shared/data/linkage')

async function recallOf(databases: Databases, number: number): Promise<Measured[]> {
  const file = join(folder, `febrl-dataset${number}.csv`)
  const claim = `people search: recall in the first ten, FEBRL dataset ${number}`
  if (!existsSync(file)) return [{ claim, target: '≥ 95%', measured: `not measured: ${file} is not there`, met: false }]
  const people = peopleOf(readFileSync(file, 'utf8'))
  await load(databases.clock, `febrl${number}`, people)
  const ids = Map.groupBy(people, (one) => one.person)
  let asked = 0
  let found = 0
  let pairs = 0
  let pairsFound = 0
  await databases.app.read(contextOf(`febrl${number}`), async (reader) => {
    for (const one of people) {
      const others = (ids.get(one.person) ?? []).filter((other) => other.id !== one.id)
      if (others.length === 0) continue
      const { name, dateOfBirth, address, postcode } = one
      const answer = await findPeople(reader, { name, dateOfBirth, address, postcode, limit: 11 })
      const firstTen = new Set(
        answer
          .map((candidate) => candidate.personId)
          .filter((id) => id !== one.id)
          .slice(0, 10),
      )
      const hits = others.filter((other) => firstTen.has(other.id)).length
      asked += 1
      found += hits > 0 ? 1 : 0
      pairs += others.length
      pairsFound += hits
    }
  })
  return [
    row(`${claim}: a duplicate found (n = ${asked})`, 95, found / asked),
    row(`${claim}: all pairs (n = ${pairs})`, 95, pairsFound / pairs),
  ]
}

const row = (claim: string, percent: number, share: number): Measured => ({
  claim,
  target: `≥ ${percent}%`,
  measured: `${(100 * share).toFixed(2)}%`,
  met: 100 * share >= percent,
})

/** The columns a caller would know; the social security number is left unread. */
function peopleOf(csv: string): readonly Loaded[] {
  const lines = csv.trim().split('\n').slice(1)
  return lines.map((line) => {
    const [record = '', given, surname, number, street, place, suburb, postcode, , born] = line
      .split(',')
      .map((cell) => cell.trim())
    return {
      id: randomUUID(),
      person: record.split('-')[1] ?? '',
      name: words(given, surname),
      address: words(number, street, place, suburb),
      postcode: words(postcode),
      dateOfBirth: words(born),
      phone: null,
    }
  })
}

const words = (...parts: readonly (string | undefined)[]): string | null => parts.filter(Boolean).join(' ') || null

if (import.meta.main) {
  const [appUrl, clockUrl] = process.argv.slice(2)
  if (!appUrl || !clockUrl) throw new Error('say two addresses: the application’s and the clock’s')
  const app = openDatabase(appUrl)
  const clock = openDatabase(clockUrl)
  try {
    console.table(await bench({ app, clock }))
  } finally {
    await Promise.all([app.close(), clock.close()])
  }
}
