// Who may be meant: people of a like name, and children whose earlier report came by the same phone or from the same place.
import type { Reader } from '../../../kernel/database.ts'
import { instant } from '../../../kernel/time.ts'
import { type Candidate, findPeople, type ReasonCode, recordsByContact } from '../../../registers/people.ts'
import type { World } from '../../../registers/world.ts'
import { ageFrom, grownFrom } from '../age.ts'
import { concernsTold } from '../queries/earlier-episode.ts'
import { childrenOfRecords, foundWith } from '../queries/report.ts'
import { agesLastSaid, episodesOfPerson } from '../queries.ts'
import type { Became } from './answers/match.ts'
import { byAge } from './by-age.ts'

export async function search(reader: Reader, world: World, asked: Looked) {
  const { forceId: force } = world.who
  const [likely, contacts] = await Promise.all([
    likelyPeople(reader, world, asked),
    recordsByContact.all(reader, { force, phone: asked.phone, address: asked.address, postcode: asked.postcode }),
  ])
  const found = new Set(likely.flatMap((person) => [person.personId, person.canonicalId]))
  const matches = [...likely, ...(await byContact(reader, force, contacts, found))].slice(0, 10)
  return byAge(asked.age, await Promise.all(matches.map(async (match) => await withEpisodes(reader, world, match))))
}

/** Those of them whom the name finds, in the same order and with the same reasons, without what happened to each. */
export async function namesakes(reader: Reader, world: World, asked: Looked): Promise<readonly Match[]> {
  const alike = (await likelyPeople(reader, world, asked)).filter((match) => match.byName)
  if (asked.age === null) return alike
  const open = alike.filter((match) => match.age === null && !match.restricted)
  const persons = open.map((match) => match.canonicalId)
  const said =
    persons.length === 0 ? [] : await agesLastSaid.all(reader, { force: world.who.forceId, persons, before: world.now })
  const ages = new Map(said.map((one) => [one.person_id, grownFrom(one.age, instant(one.reported_at), world.now)]))
  return byAge(
    asked.age,
    alike.map((match) => (open.includes(match) ? { ...match, age: ages.get(match.canonicalId) ?? null } : match)),
  )
}

async function likelyPeople(reader: Reader, world: World, asked: Looked): Promise<readonly Match[]> {
  const people = await findPeople(reader, { ...asked, limit: 6 })
  return people.map((person) => ({
    ...person,
    age: ageFrom(person.dateOfBirth, world.now),
    reasons: person.reasons.map((reason) => reason.words),
    byName: person.reasons.some((reason) => sayWho.includes(reason.code)),
  }))
}

type Looked = {
  readonly name: string | null
  readonly age: number | null
  readonly dateOfBirth: string | null
  readonly address: string | null
  readonly postcode: string | null
  readonly phone: string | null
}

type Match = Pick<Candidate, 'personId' | 'canonicalId' | 'name' | 'dateOfBirth' | 'restricted'> & {
  readonly age: number | null
  readonly reasons: readonly string[]
  /** Found by what the child is called, and not by a phone or a place that several children share. */
  readonly byName: boolean
}

export type Found = Match & { readonly episodes: Awaited<ReturnType<typeof told>> }

/** Part of a name alone is many children’s. */
const sayWho: readonly ReasonCode[] = [
  'same-name',
  'names-swapped',
  'name-sounds-alike',
  'name-spelled-alike',
  'nickname',
  'other-name',
]

/** Children whose earlier report came by the same phone or from the same place, and whom no name would find. */
async function byContact(
  reader: Reader,
  force: string,
  contacts: Awaited<ReturnType<typeof recordsByContact.all>>,
  found: ReadonlySet<string>,
): Promise<readonly Match[]> {
  const others = contacts.filter((one) => one.person_id !== null && !found.has(one.person_id))
  if (others.length === 0) return []
  const records = [...new Set(others.map((one) => one.record_id))]
  const children = new Map(
    (await childrenOfRecords.all(reader, { force, records })).map((child) => [child.person_id, child]),
  )
  const persons = [...new Set(others.flatMap((one) => (one.person_id === null ? [] : [one.person_id])))]
  return persons.map((person) => {
    const mine = others.filter((one) => one.person_id === person)
    const child = children.get(person)
    const kinds = [...new Set(mine.map((one) => one.kind))]
    return {
      personId: person,
      canonicalId: person,
      name: child?.name ?? null,
      dateOfBirth: null,
      age: child?.age ?? null,
      restricted: child === undefined || mine.some((one) => one.closed),
      byName: false,
      reasons: kinds.map((kind) => `${kind === 'phone' ? 'Phone number' : 'Address'} of an earlier report`),
    }
  })
}

async function withEpisodes(reader: Reader, world: World, match: Match) {
  const { forceId: force } = world.who
  if (match.restricted) return { ...match, name: null, age: null, dateOfBirth: null, episodes: [] }
  const rows = await episodesOfPerson.all(reader, { force, person: match.canonicalId, before: world.now, limit: 4 })
  const [last] = rows
  const age = match.age ?? (last === undefined ? null : grownFrom(last.age, instant(last.reported_at), world.now))
  return { ...match, age, episodes: await told(reader, force, rows) }
}

/** What happened each time, for a person who decides in seconds: found where, with whom, harmed how. */
export async function told(reader: Reader, force: string, rows: Awaited<ReturnType<typeof episodesOfPerson.all>>) {
  const records = rows.map((row) => row.record_id)
  const [found, ended] = await Promise.all([
    records.length === 0 ? [] : foundWith.all(reader, { force, records }),
    concernsOf(reader, force, rows),
  ])
  const company = new Map(found.map((one) => [one.record_id, one.found_with]))
  return rows.map((row) => ({
    recordId: row.record_id,
    reportedAt: row.reported_at,
    locatedAt: row.located_at,
    level: row.level,
    foundAt: row.found_at,
    with: company.get(row.record_id) ?? null,
    harm: row.harm,
    harmDisclosed: row.harm_disclosed,
    exploitation: row.exploitation,
    concern: !row.was_missing,
    became: ended.get(row.record_id) ?? null,
    stillOpen: row.was_missing && row.located_at === null && row.closed_at === null,
  }))
}

/** What became of each contact among them that was never missing. */
export async function concernsOf(
  reader: Reader,
  force: string,
  rows: Awaited<ReturnType<typeof episodesOfPerson.all>>,
): Promise<ReadonlyMap<string, Became>> {
  const records = rows.filter((row) => !row.was_missing).map((row) => row.record_id)
  const told = records.length === 0 ? [] : await concernsTold.all(reader, { force, records })
  return new Map(
    told.map(({ record_id, path, place, ended_at: endedAt, seen_by: seenBy, because }) => [
      record_id,
      { path, place, endedAt, seenBy, because },
    ]),
  )
}
