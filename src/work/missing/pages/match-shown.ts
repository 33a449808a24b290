// Whom the reported child may be, until somebody has decided: who they are, why they were found, and what happened each time.
import type { Reader } from '../../../kernel/database.ts'
import type { World } from '../../../registers/world.ts'
import { ageFrom } from '../age.ts'
import { peopleOfMatch } from '../queries/match.ts'
import { episodesOfPerson } from '../queries.ts'
import type { EpisodeState } from '../state.ts'
import { told } from './matching.ts'

/** Null where nothing is left to decide. */
export async function matchShown(reader: Reader, world: World, { matchUndecided, report }: EpisodeState) {
  if (matchUndecided === null || report === null) return null
  const { forceId: force } = world.who
  const persons = matchUndecided.map((one) => one.personId)
  const rows = new Map((await peopleOfMatch.all(reader, { force, persons })).map((row) => [row.person_id, row]))
  const candidates = await Promise.all(
    matchUndecided.map(async ({ personId, reasons }) => {
      const row = rows.get(personId)
      if (row === undefined || row.closed)
        return { personId, name: null, age: null, restricted: true, reasons, episodes: [] }
      const asked = { force, person: row.canonical_id, before: world.now, limit: 4 }
      const episodes = await told(reader, force, await episodesOfPerson.all(reader, asked))
      return {
        personId,
        name: row.name,
        age: ageFrom(row.date_of_birth, world.now),
        restricted: false,
        reasons,
        episodes,
      }
    }),
  )
  return { candidates, ...seenOf(candidates) }
}

/** What whoever reads the page sees with it, and of which records only that they are there: those they have not opened. */
export function seenOf(
  candidates: readonly {
    readonly personId: string
    readonly restricted: boolean
    readonly episodes: readonly { readonly recordId: string }[]
  }[],
) {
  const open = candidates.filter((one) => !one.restricted)
  return {
    shown: open.flatMap((one) => [one.personId, ...one.episodes.map((episode) => episode.recordId)]),
    masked: candidates.filter((one) => one.restricted).map((one) => one.personId),
  }
}
