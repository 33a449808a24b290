// The episode page: who, how graded, the danger in a sentence, who has it, what is owed next; then everything else, and no tabs.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { allForces } from '../../../registers/forces.ts'
import { may, rolesThatMay } from '../../../registers/permissions.ts'
import { restrictedAmong } from '../../../registers/restricted.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { staffById } from '../../../registers/staff.ts'
import type { World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { earlierRecords } from '../history.ts'
import { lastOfEarlier } from '../photographs/queries.ts'
import { pathOf } from '../photographs/shown.ts'
import { childForm, searchedTwice, triggerPlanOf } from '../queries/episode.ts'
import { foundWith } from '../queries/report.ts'
import { episodesOfPerson } from '../queries.ts'
import type { EpisodeState } from '../state.ts'
import { episodeAnswer } from './answers/episode.ts'
import { otherForce } from './episode/other-force.ts'
import { placesToTry } from './episode/places.ts'
import { type Opened, readEpisode } from './episode/read.ts'
import { shown } from './episode/shown.ts'
import { matchShown } from './match-shown.ts'
import { concernsOf } from './matching.ts'
import { heardInReturnInterviews } from './return-interviews.ts'

export const episodePage = page({
  path: '/missing/:record',
  permission: 'see an episode',
  template: 'work/missing/views/episode.njk',
  title: (values) => String(values['inTitle']),
  area: '/board',
  query: Type.Object({ before: Type.Optional({ ...Maybe(Type.Integer({ minimum: 1 })), title: 'Entry' }) }),
  answer: episodeAnswer,
  load: async (world, { params, query }) =>
    await readEpisode(
      world,
      params['record'] ?? '',
      'episode',
      async (opened) => await episodeNow(world, opened, query.before ?? null),
    ),
})

async function episodeNow(world: World, { writer, folded, nameOf }: Opened, from: number | null) {
  const { who, now, policyAt } = world
  const { state } = folded
  const force = who.forceId
  const person = state.report?.child.personId ?? ''
  const { transfer } = state
  const [earlier, plan, prepared, owner, forces, alsoSearched] = await Promise.all([
    episodesOfPerson.all(writer, { force, person, before: state.reportedAt ?? now, limit: 20 }),
    triggerPlanOf.one(writer, { force, person }),
    childForm.one(writer, { force, person, but: folded.recordId }),
    state.owner === null ? null : staffById.one(writer, { force, staff: state.owner.staffId }),
    transfer === null ? [] : allForces.all(writer, {}),
    searchedTwice.all(writer, { force, record: folded.recordId, person }),
  ])
  const before =
    state.photographs.length > 0 || earlier.length === 0
      ? null
      : await lastOfEarlier.one(writer, { force, records: earlier.map((one) => one.record_id) })
  const match = await matchShown(writer, world, state)
  const told = await earlierTold(writer, force, earlier)
  return {
    values: {
      ...shown(folded, { who, policyAt, at: now, nameOf, before: from }),
      ownerUnit: owner?.unit_name ?? state.owner?.unit ?? null,
      ownerEmail: owner?.email ?? null,
      ownerPhone: owner?.phone ?? null,
      ownerCallSign: owner?.call_sign ?? null,
      ...otherForce(state, forces),
      places: placesToTry(state, told.places),
      earlier: told.earlier,
      ...(await closedToReader(writer, force, state, earlier)),
      alsoSearched,
      photographBefore:
        before === null ? null : { at: before.added_at, path: pathOf(before.record_id, before.position) },
      match: match === null ? null : { candidates: match.candidates },
      plan,
      prepared,
      acknowledgeKey: newId(now),
      personId: person,
      mayErase: may(who, 'erase'),
    },
    alsoShown: [
      ...earlier.map((one) => one.record_id),
      ...alsoSearched.map((one) => one.record_id),
      ...(match === null ? [] : match.shown),
      ...(plan === null ? [] : [plan.record_id]),
      ...(prepared === null ? [] : [prepared.record_id]),
    ],
    masked: match?.masked ?? [],
  }
}

/** With whom the child was found each time, what they said afterwards, what became of a concern, and the places of all. */
async function earlierTold(reader: Reader, force: string, earlier: Awaited<ReturnType<typeof episodesOfPerson.all>>) {
  const records = earlier.map((one) => one.record_id)
  const [heard, ended, found] = await Promise.all([
    heardInReturnInterviews(reader, force, records),
    concernsOf(reader, force, earlier),
    records.length === 0 ? [] : foundWith.all(reader, { force, records }),
  ])
  const company = new Map(found.map((one) => [one.record_id, one.found_with]))
  const places = earlier.map((one) => ({
    foundAt: one.found_at,
    lastSeenPlace: one.was_missing ? one.last_seen_place : null,
    knownAt: ended.get(one.record_id)?.place ?? null,
  }))
  return {
    earlier: earlier.map((one) => ({
      ...one,
      with: company.get(one.record_id) ?? null,
      became: ended.get(one.record_id) ?? null,
      heard: heard.get(one.record_id) ?? [],
    })),
    places,
  }
}

/** Of what was found at the report, the episodes that this reader may not open, in its order; and whom to ask. What was erased, void or split since is none. */
async function closedToReader(
  reader: Reader,
  force: string,
  { report }: EpisodeState,
  earlier: readonly { readonly record_id: string }[],
) {
  const open = new Set(earlier.map((one) => one.record_id))
  const records = earlierRecords(report?.history).filter((one) => !open.has(one))
  const closed = records.length === 0 ? [] : await restrictedAmong.all(reader, { force, records })
  const restricted = new Set(closed.map((one) => one.record_id))
  return { earlierClosed: records.filter((one) => restricted.has(one)), ask: rolesThatMay('review openings') }
}
