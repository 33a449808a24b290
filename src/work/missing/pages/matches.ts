// Earlier episodes of the same child, address or phone, found from what is typed so far, with the reason for each match.
import { setting } from '../../../practice/policy.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { isoOf } from '../../../web/days.ts'
import type { Values } from '../../../web/slice.ts'
import { first, type Typed, typedDay } from '../../../web/typed.ts'
import { noneOfThese } from '../commands/match-undecided.ts'
import { searchPage } from '../commands/report.ts'
import { questions } from '../grade/questions.ts'
import { homesLike } from '../homes/known.ts'
import { readIncident } from '../incident.ts'
import { episodeOfSource } from '../queries/report.ts'
import { consulted } from '../queries.ts'
import { type Found, search } from './matching.ts'

/** What stands around the report form: matches, the incident it came from, and whether the record is elsewhere. */
export async function aroundReport(world: World, _: string, typed: Typed): Promise<Values> {
  const around = {
    elsewhere: setting(world.policyAt(world.now), 'record.elsewhere') === 1,
    stands: readIn(typed),
    answered: answeredIn(typed),
    chosenHome: first(typed, 'knownHome'),
    incident: typed['incident'] === undefined ? null : readIncident(first(typed, 'incident'), world.now),
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
  const placement = given(typed, 'placement')
  if (!looked && placement === null && source.reference === null)
    return { ...around, looked, matches: [], already: null, homesLike: [] }
  return await world.db.write(contextOf(world), async (writer) => {
    const { forceId: force, staffId } = world.who
    const [matches, already, alike] = await Promise.all([
      looked ? search(writer, world, asked) : [],
      source.system === null || source.reference === null
        ? null
        : episodeOfSource.one(writer, { force, system: source.system, reference: source.reference }),
      homesLike(writer, world, placement),
    ])
    const shown = matches.flatMap((match) => [match.personId, ...match.episodes.map((one) => one.recordId)])
    // No log, no read: what a search showed is a reading of records.
    writer.send(consulted(force, staffId, world.now, searchPage, [...new Set(shown)], null))
    return {
      ...around,
      looked,
      matches,
      choice: choiceOf(typed, matches),
      already: already?.record_id ?? null,
      homesLike: alike,
    }
  })
}

/**
 * Which is chosen. A child of a like name is known: nothing, until somebody says; found by a phone or a place only, which many share: none of
 * these. An answer given for other matches is asked again: `_open` names the children missing now who were shown, `matchedAs` the name.
 */
function choiceOf(typed: Typed, matches: readonly Found[]) {
  const alike = matches.filter((match) => match.byName)
  const open = alike.flatMap((match) =>
    match.restricted
      ? []
      : match.episodes
          .filter((one) => one.stillOpen)
          .map(({ recordId, reportedAt }) => ({ recordId, reportedAt, name: match.name ?? '', age: match.age })),
  )
  const name = given(typed, 'name') ?? ''
  return { open, name, chosen: chosenOf(typed, { alike: alike.length > 0, open, name }) }
}

function chosenOf(
  typed: Typed,
  shown: { readonly alike: boolean; readonly open: readonly { readonly recordId: string }[]; readonly name: string },
): string | null {
  const said = first(typed, 'personId').trim()
  if (said !== '' && said !== noneOfThese) return said
  const seen = new Set(first(typed, '_open').split(' '))
  const isSame = first(typed, 'matchedAs') === shown.name && shown.open.every((one) => seen.has(one.recordId))
  if (said === noneOfThese && isSame) return 'none'
  if (!shown.alike) return 'none'
  return typed['personId'] !== undefined && isSame ? 'unsure' : null
}

/** Answers that a log gave, as they stand on the form: each beside its question, for a person to confirm. */
const answeredIn = (typed: Typed) =>
  questions.flatMap(({ id, words }) => {
    const answer = first(typed, `answers.${id}`)
    return answer === '' ? [] : [{ id, words, answer, note: first(typed, `notes.${id}`) }]
  })

/** By field, what a log gave: it stands as text where another system is the record. */
const readIn = (typed: Typed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(typed).flatMap((name) => (name.startsWith('_read.') ? [[name.slice(6), first(typed, name)]] : [])),
  )

/** Whole years as typed so far; what is no age says nothing. */
const ageGiven = (text: string | null): number | null => (text !== null && /^\d{1,2}$/.test(text) ? Number(text) : null)

function given(typed: Typed, name: string): string | null {
  const text = first(typed, name).trim().slice(0, 300)
  return text === '' ? null : text
}
