// How many true duplicates the people search finds among its first ten (FEBRL datasets 1 to 3), and how fast it is among 100,000.
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../src/kernel/database.ts'
import { sql } from '../src/kernel/sql.ts'
import { instant } from '../src/kernel/time.ts'
import { type Asked, findPeople } from '../src/registers/people.ts'

export type Measured = {
  readonly claim: string
  readonly target: string
  readonly measured: string
  readonly met: boolean
}

/** `app` asks as a page would; `clock` may fill every force. Both on a database that is migrated and may be thrown away. */
export async function bench(databases: { readonly app: Database; readonly clock: Database }): Promise<Measured[]> {
  const rows: Measured[] = []
  for (const number of [1, 2, 3]) rows.push(...(await recallOf(databases, number)))
  rows.push(...(await speedAmong(databases, 100_000)))
  return rows
}

type Databases = Parameters<typeof bench>[0]
type Loaded = Required<Omit<Asked, 'limit'>> & { readonly id: string; readonly person: string }

const folder = join(import.meta.dirname, '../../shared/data/linkage')
const contextOf = (force: string) => ({
  force,
  who: '00000000-0000-7000-8000-000000000001',
  now: instant('2026-01-01T00:00:00.000Z'),
})

// ——— recall ———

async function recallOf(databases: Databases, number: number): Promise<Measured[]> {
  const file = join(folder, `febrl-dataset${number}.csv`)
  const claim = `people search: recall in the first ten, FEBRL dataset ${number}`
  if (!existsSync(file))
    return [{ claim, target: '≥ 95 %', measured: `not measured: ${file} is not there`, met: false }]
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
  target: `≥ ${percent} %`,
  measured: `${(100 * share).toFixed(2)} %`,
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

/** Eight digits as a date, where they are one. */
function dateOf(digits: string | null): string | null {
  const text = (digits ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text
}

async function load(clock: Database, force: string, people: readonly Loaded[]): Promise<void> {
  for (let start = 0; start < people.length; start += 5_000) {
    const batch = people
      .slice(start, start + 5_000)
      .map((one) => ({ ...one, dateOfBirth: dateOf(one.dateOfBirth ?? null) }))
    await clock.write(
      contextOf(force),
      async (writer) =>
        await writer.query(sql`
      insert into person (force_id, person_id, canonical_id, name, date_of_birth, address, postcode, phones)
      select ${force}::text, p.id, p.id, coalesce(p.name, ''), p."dateOfBirth", p.address, p.postcode, array_remove(array[p.phone], null)
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
        as p (id uuid, name text, "dateOfBirth" date, address text, postcode text, phone text)`),
    )
  }
}

// ——— speed ———

async function speedAmong(databases: Databases, size: number): Promise<Measured[]> {
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

export type Typed = Readonly<Record<string, string>>

/** So many people spread over the forces, once; answers what a call handler of the first would type, each name misspelled. */
export async function peopleOfForces(
  databases: Databases,
  forces: readonly string[],
  size: number,
): Promise<readonly Typed[]> {
  const people = generated(size)
  const of = (index: number) => people.filter((_, number) => number % forces.length === index)
  const there = await databases.app.read(
    contextOf(forces[0] ?? ''),
    async (reader) => await findPeople(reader, { name: people[0]?.name ?? '', address: people[0]?.address ?? '' }),
  )
  if (there.length === 0) for (const [index, force] of forces.entries()) await load(databases.clock, force, of(index))
  return of(0).map((one, index) => ({ name: slip(one.name, index), callerPhone: one.phone ?? '' }))
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

const slip = (name: string | null, index: number): string => {
  const text = name ?? ''
  const at = 1 + ((index * 7) % Math.max(text.length - 2, 1))
  return text.slice(0, at) + text.slice(at + 1)
}

/** Invented people: common names about as common as in England, addresses of about six to a postcode. Always the same. */
function generated(size: number): readonly Loaded[] {
  const random = lehmer(7)
  const pick = <T>(list: readonly T[], spread: number) =>
    list[Math.min(list.length - 1, Math.floor(spread * (((list.length + spread) / spread) ** random() - 1)))]
  const streets = Array.from(
    { length: 1_500 },
    () => `${pick(surnames, 30)} ${pick(['Street', 'Road', 'Lane', 'Close'], 5)}`,
  )
  return Array.from({ length: size }, () => {
    const street = Math.floor(random() * streets.length)
    const year = 1944 + Math.floor(random() * 75)
    return {
      id: randomUUID(),
      person: '',
      name: `${pick(givenNames, 10)} ${pick(surnames, 30)}`,
      address: `${1 + Math.floor(random() * 120)} ${streets[street]}`,
      postcode: `ZZ${1 + (street % 90)} ${street % 9}${letter(street)}${letter(Math.floor(random() * 10))}`,
      dateOfBirth: `${year}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`,
      phone: `07700 ${String(Math.floor(random() * 1_000_000)).padStart(6, '0')}`,
    }
  })
}

const two = (value: number) => String(value).padStart(2, '0')
const letter = (value: number) => 'ABDEFGHJLNPQ'[value % 12]

function lehmer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const givenNames =
  'Oliver George Harry Jack Jacob Noah Charlie Muhammad Thomas Oscar William James Leo Alfie Henry Joshua Freddie Archie Ethan Isaac Alexander Joseph Edward Samuel Max Logan Lucas Daniel Theo Arthur Amelia Olivia Isla Emily Poppy Ava Isabella Jessica Lily Sophie Grace Sophia Mia Evie Ruby Ella Scarlett Chloe Sienna Freya Phoebe Charlotte Daisy Alice Florence Eva Sofia Millie Lucy Evelyn Elsie Rosie Imogen Lola Matilda Elizabeth Layla Holly'.split(
    ' ',
  )
const surnames = [
  ...'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Ali Ahmed Hussain Begum Singh Kaur Murphy Kelly Lewis Harris Cooper King Ward Turner Martin Moore Hill Clark'.split(
    ' ',
  ),
  ...['B', 'Br', 'C', 'D', 'F', 'G', 'H', 'K', 'L', 'M', 'P', 'R', 'St', 'T', 'W', 'Sh'].flatMap((start) =>
    ['a', 'e', 'i', 'o', 'ai', 'ea'].flatMap((vowel) =>
      ['ll', 'rt', 'nd', 'ck', 'm', 'sh', 'n'].flatMap((middle) =>
        ['er', 'ton', 'man', 'ley', 'ford'].map((end) => start + vowel + middle + end),
      ),
    ),
  ),
]

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
