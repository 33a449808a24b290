// Whom the child may have been at a past minute, while nobody had decided: as the records stood then.
import type { Reader } from '../../../kernel/database.ts'
import type { Instant } from '../../../kernel/time.ts'
import { fold } from '../../../practice/procedure.ts'
import { personProcedure } from '../../../registers/people.ts'
import { load } from '../../../registers/records.ts'
import type { World } from '../../../registers/world.ts'
import { ageFrom } from '../age.ts'
import { episodesOfPerson } from '../queries.ts'
import type { EpisodeState } from '../state.ts'
import { stoodThen } from './known-before.ts'
import { candidatesOf, seenOf } from './match-shown.ts'

type Then = { readonly recordId: string; readonly state: EpisodeState; readonly at: Instant }

/** Null where it was decided by then, or nothing was to decide. */
export async function matchThen(reader: Reader, world: World, { recordId, state: { matchUndecided }, at }: Then) {
  if (matchUndecided === null) return null
  const { forceId: force } = world.who
  const candidates = await candidatesOf(reader, force, matchUndecided, async (row) => {
    const known = await load(reader, world, personProcedure, row.person_id)
    const facts = known.facts.filter((fact) => fact.recordedAt <= at)
    const { details } = fold(personProcedure, force, row.person_id, facts, world.policyAt).state
    const episodes = await episodesOfPerson.all(reader, { force, person: row.canonical_id, before: at, limit: 4 })
    // Since the two were joined, the child’s own record is among them.
    const others = episodes.map((one) => one.record_id).filter((one) => one !== recordId)
    const stood = await stoodThen(reader, others, { force, policyAt: world.policyAt, at })
    return {
      name: details.name === '' ? null : details.name,
      age: ageFrom(details.dateOfBirth, at),
      episodes: stood.filter((one) => one !== null),
    }
  })
  return { candidates, ...seenOf(candidates) }
}
