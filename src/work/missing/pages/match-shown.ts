// Whom the reported child may be, until somebody has decided: who they are, why they were found, and what happened each time.
import type { Static } from 'typebox'
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
  const candidates = await candidatesOf(reader, force, matchUndecided, async (row) => {
    const asked = { force, person: row.canonical_id, before: world.now, limit: 4 }
    const episodes = await told(reader, force, await episodesOfPerson.all(reader, asked))
    return { name: row.name, age: ageFrom(row.date_of_birth, world.now), episodes }
  })
  return { candidates, ...seenOf(candidates) }
}

type Undecided = NonNullable<EpisodeState['matchUndecided']>

/** Each with what is told of it. A record closed to whoever reads shows that it is there and why, not who. */
export async function candidatesOf<Told extends object>(
  reader: Reader,
  force: string,
  undecided: Undecided,
  toldOf: (row: Static<typeof peopleOfMatch.row>) => Promise<Told>,
) {
  const persons = undecided.map((one) => one.personId)
  const rows = new Map((await peopleOfMatch.all(reader, { force, persons })).map((row) => [row.person_id, row]))
  return await Promise.all(
    undecided.map(async ({ personId, reasons }) => {
      const row = rows.get(personId)
      return row === undefined || row.closed
        ? { personId, reasons, restricted: true, name: null, age: null, episodes: [] }
        : { personId, reasons, restricted: false, ...(await toldOf(row)) }
    }),
  )
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
