// Whom the child may have been at a past minute, while nobody had decided: as the records stood then.
import type { Reader } from '../../../kernel/database.ts'
import type { Instant } from '../../../kernel/time.ts'
import { fold } from '../../../practice/procedure.ts'
import { personProcedure } from '../../../registers/people.ts'
import { load } from '../../../registers/records.ts'
import type { World } from '../../../registers/world.ts'
import { ageFrom } from '../age.ts'
import { peopleOfMatch } from '../queries/match.ts'
import { episodesOfPerson } from '../queries.ts'
import type { EpisodeState } from '../state.ts'
import { stoodThen } from './known-before.ts'
import { seenOf } from './match-shown.ts'

type Then = { readonly recordId: string; readonly state: EpisodeState; readonly at: Instant }

/** Null where it was decided by then, or nothing was to decide. A record closed to whoever reads shows that it is there, not who. */
export async function matchThen(reader: Reader, world: World, { recordId, state: { matchUndecided }, at }: Then) {
  if (matchUndecided === null) return null
  const { forceId: force } = world.who
  const persons = matchUndecided.map((one) => one.personId)
  const rows = new Map((await peopleOfMatch.all(reader, { force, persons })).map((row) => [row.person_id, row]))
  const candidates = await Promise.all(
    matchUndecided.map(async ({ personId, reasons }) => {
      const row = rows.get(personId)
      if (row === undefined || row.closed)
        return { personId, name: null, age: null, restricted: true, reasons, episodes: [] }
      const known = await load(reader, world, personProcedure, personId)
      const facts = known.facts.filter((fact) => fact.recordedAt <= at)
      const { details } = fold(personProcedure, force, personId, facts, world.policyAt).state
      const episodes = await episodesOfPerson.all(reader, { force, person: row.canonical_id, before: at, limit: 4 })
      // Since the two were joined, the child’s own record is among them.
      const others = episodes.map((one) => one.record_id).filter((one) => one !== recordId)
      const stood = await stoodThen(reader, others, { force, policyAt: world.policyAt, at })
      return {
        personId,
        name: details.name === '' ? null : details.name,
        age: ageFrom(details.dateOfBirth, at),
        restricted: false,
        reasons,
        episodes: stood.filter((one) => one !== null),
      }
    }),
  )
  return { candidates, ...seenOf(candidates) }
}
