// Earlier episodes of the same child, address or phone, found from what is typed so far, with the reason for each match.
import type { Writer } from '../../../kernel/database.ts'
import { instant } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { type Candidate, findPeople, type ReasonCode, recordsByContact } from '../../../registers/people.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { isoOf } from '../../../web/days.ts'
import type { Values } from '../../../web/slice.ts'
import { first, type Typed, typedDay } from '../../../web/typed.ts'
import { ageFrom, grownFrom } from '../age.ts'
import { searchPage } from '../commands/report.ts'
import { readIncident } from '../incident.ts'
import { childrenOfRecords, episodeOfSource, foundWith } from '../queries/report.ts'
import { consulted, episodesOfPerson } from '../queries.ts'
import { byAge } from './by-age.ts'

/** What stands around the report form: matches, the incident it came from, and whether the record is elsewhere. */
export async function aroundReport(world: World, _: string, typed: Typed): Promise<Values> {
  const around = {
    elsewhere: setting(world.policyAt(world.now), 'record.elsewhere') === 1,
    stands: first(typed, '_stands').split(' ').filter(Boolean),
    incident: typed['incident'] === undefined ? null : readIncident(first(typed, 'incident')),
  }
  const asked = {
    name: given(typed, 'name'),
    age: ageGiven(given(typed, 'age')),
    dateOfBirth: isoOf(typedDay(typed, 'dateOfBirth', 'dateOfBirth')).slice(0, 300) || null,
    address: given(typed, 'address'),
    postcode: given(typed, 'postcode'),
    phone: given(typed, 'callerPhone'),
  }
  const source = { system: given(typed, 'source.system'), reference: given(typed, 'source.reference') }
  const looked = asked.name !== null || asked.dateOfBirth !== null || asked.address !== null || asked.phone !== null
  if (!looked && source.reference === null) return { ...around, looked, matches: [], already: null }
  return await world.db.write(contextOf(world), async (writer) => {
    const { forceId: force, staffId } = world.who
    const [matches, already] = await Promise.all([
      looked ? search(writer, world, asked) : [],
      source.system === null || source.reference === null
        ? null
        : episodeOfSource.one(writer, { force, system: source.system, reference: source.reference }),
    ])
    const shown = matches.flatMap((match) => [match.personId, ...match.episodes.map((one) => one.recordId)])
    // No log, no read: what a search showed is a reading of records.
    writer.send(consulted(force, staffId, world.now, searchPage, [...new Set(shown)], null))
    return { ...around, looked, matches, choice: choiceOf(typed, matches), already: already?.record_id ?? null }
  })
}

/**
 * Which is chosen. Nothing found that is missing now: none of these, until somebody says otherwise. A child of that name on the board now:
 * not sure yet, until somebody has seen it and says; `_open` names those that were shown when the form was sent.
 */
function choiceOf(typed: Typed, matches: readonly Found[]) {
  const open = matches.flatMap((match) =>
    match.byName && !match.restricted
      ? match.episodes
          .filter((one) => one.stillOpen)
          .map(({ recordId, reportedAt }) => ({ recordId, reportedAt, name: match.name ?? '', age: match.age }))
      : [],
  )
  const said = first(typed, 'personId')
  const seen = new Set(first(typed, '_open').split(' '))
  const decided = open.every((one) => seen.has(one.recordId))
  if (said.trim() !== '') return { open, chosen: said }
  const unsure = said === '' ? !decided : true
  return { open, chosen: unsure ? 'unsure' : 'none' }
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

type Found = Match & { readonly episodes: Awaited<ReturnType<typeof told>> }

/** Part of a name alone is many children’s. */
const sayWho: readonly ReasonCode[] = [
  'same-name',
  'names-swapped',
  'name-sounds-alike',
  'name-spelled-alike',
  'nickname',
  'other-name',
]

async function search(writer: Writer, world: World, asked: Looked) {
  const { forceId: force } = world.who
  const [people, contacts] = await Promise.all([
    findPeople(writer, { ...asked, limit: 6 }),
    recordsByContact.all(writer, { force, phone: asked.phone, address: asked.address, postcode: asked.postcode }),
  ])
  const likely = people.map(
    (person): Match => ({
      ...person,
      age: ageFrom(person.dateOfBirth, world.now),
      reasons: person.reasons.map((reason) => reason.words),
      byName: person.reasons.some((reason) => sayWho.includes(reason.code)),
    }),
  )
  const found = new Set(people.flatMap((person) => [person.personId, person.canonicalId]))
  const matches = [...likely, ...(await byContact(writer, force, contacts, found))].slice(0, 10)
  return byAge(asked.age, await Promise.all(matches.map(async (match) => await withEpisodes(writer, world, match))))
}

/** Children whose earlier report came by the same phone or from the same place, and whom no name would find. */
async function byContact(
  writer: Writer,
  force: string,
  contacts: Awaited<ReturnType<typeof recordsByContact.all>>,
  found: ReadonlySet<string>,
): Promise<readonly Match[]> {
  const others = contacts.filter((one) => one.person_id !== null && !found.has(one.person_id))
  if (others.length === 0) return []
  const records = [...new Set(others.map((one) => one.record_id))]
  const children = new Map(
    (await childrenOfRecords.all(writer, { force, records })).map((child) => [child.person_id, child]),
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

async function withEpisodes(writer: Writer, world: World, match: Match) {
  const { forceId: force } = world.who
  if (match.restricted) return { ...match, name: null, age: null, dateOfBirth: null, episodes: [] }
  const rows = await episodesOfPerson.all(writer, { force, person: match.canonicalId, before: world.now, limit: 4 })
  const [last] = rows
  const age = match.age ?? (last === undefined ? null : grownFrom(last.age, instant(last.reported_at), world.now))
  return { ...match, age, episodes: await told(writer, force, rows) }
}

/** What happened each time, for a person who decides in seconds: found where, with whom, harmed how. */
export async function told(writer: Writer, force: string, rows: Awaited<ReturnType<typeof episodesOfPerson.all>>) {
  const records = rows.map((row) => row.record_id)
  const company = new Map(
    (records.length === 0 ? [] : await foundWith.all(writer, { force, records })).map((one) => [
      one.record_id,
      one.found_with,
    ]),
  )
  return rows.map((row) => ({
    recordId: row.record_id,
    reportedAt: row.reported_at,
    locatedAt: row.located_at,
    level: row.level,
    foundAt: row.found_at,
    with: company.get(row.record_id) ?? null,
    harm: row.harm,
    exploitation: row.exploitation,
    concern: !row.was_missing,
    stillOpen: row.was_missing && row.located_at === null && row.closed_at === null,
  }))
}

/** Whole years as typed so far; what is no age says nothing. */
const ageGiven = (text: string | null): number | null => (text !== null && /^\d{1,2}$/.test(text) ? Number(text) : null)

function given(typed: Typed, name: string): string | null {
  const text = first(typed, name).trim().slice(0, 300)
  return text === '' ? null : text
}
