// A restricted child's episodes: a closed one may be opened by those involved in an open one of the same child, and by nobody else.
// State only, and the same in whatever order it is reached: computed from the rows of episodes and of restrictions as they stand.
// A rebuild must fold people before episodes, so that the child's own restriction stands when an episode asks for it.
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Folded } from '../../practice/procedure.ts'
import { leftOf } from '../../registers/people.ts'
import { besideRestrictionsUnlessCopied, restrictingAlone } from '../../registers/restrictions-in-turn.ts'
import { type Reaction, SYSTEM } from '../../registers/world.ts'
import type { MissingFact } from './facts.ts'
import { type EpisodeState, isLive } from './state.ts'

type FoldedEpisode = Folded<EpisodeState, MissingFact>

/** After the row of the episode: whoever closes it may still write what belongs to the same fact. */
export function restrictionChanges(after: FoldedEpisode, before: FoldedEpisode | null): readonly Sql[] {
  const { forceId, recordId, state } = after
  const person = state.report?.child.personId
  if (person === undefined) return []
  const was = before === null || before.state.report === null ? null : before.state
  const changed = was === null || isLive(was) !== isLive(state) || involved(was) !== involved(state)
  if (!changed) return []
  const reopened = was !== null && !isLive(was) && isLive(state)
  return [
    // A child restricted while an episode of theirs is being closed: it would stay open to everybody.
    besideRestrictionsUnlessCopied(forceId),
    ...(isLive(state) ? [] : [restrictClosed(forceId, recordId, person, state.closedAt)]),
    ...(reopened
      ? [sql`delete from restriction where force_id = ${forceId} and record_id = ${recordId} and person_id is not null`]
      : []),
    ...involve(forceId, person),
  ]
}

const involved = (state: EpisodeState) => `${state.handler} ${state.owner?.staffId} ${endorsedBy(state)}`

/** The incident manager who endorsed the grade last. */
export const endorsedBy = (state: EpisodeState): string | null =>
  state.grades.findLast((grade) => grade.how === 'endorsed')?.by ?? null

/** Every record of the child, in however many merges. */
const same = (force: string, person: string): Sql => sql`select unnest(records_of_person(${force}, ${person}::uuid))`

/** The child's record, or the record it was merged into, is restricted: so is the episode, from its close on. */
const restrictClosed = (force: string, record: string, person: string, closedAt: Instant | null): Sql => sql`
  insert into restriction (force_id, record_id, reason, since, person_id)
  select r.force_id, ${record}::uuid, r.reason, greatest(r.since, ${closedAt}::timestamptz), r.record_id
  from restriction r
  where r.force_id = ${force}
    and r.person_id is null
    and r.record_id in (${person}::uuid, canonical_person(${force}, ${person}::uuid))
  order by r.record_id = ${person}::uuid desc
  limit 1
  on conflict (force_id, record_id) do update
  set reason = excluded.reason, since = excluded.since, person_id = excluded.person_id`

/**
 * Handler, owner and incident manager of an open episode may open that child's restricted ones, until it closes. Vigil itself may too:
 * the authority's signed link still reports on an episode that is closed.
 */
function involve(force: string, person: string): readonly Sql[] {
  return [sql`select involve_in_restricted(${force}, ${person}, ${SYSTEM})`]
}

/** A child's record is restricted, or no longer, or turns out to be of one child with another, or not: their closed episodes follow. */
export const followRestriction: Reaction = {
  kinds: ['person.restricted/1', 'person.unrestricted/1', 'person.merged/1', 'person.split/1'],
  react: async ({ writing: { writer }, world, recordId, kind, body }) => {
    const force = world.who.forceId
    writer.send(restrictingAlone(force))
    if (kind === 'person.unrestricted/1') {
      writer.send(sql`
      delete from opening o
      using restriction r
      where r.force_id = ${force} and r.person_id = ${recordId}
        and o.force_id = r.force_id and o.record_id = r.record_id and o.basis = 'involved'`)
      writer.send(sql`delete from restriction where force_id = ${force} and person_id = ${recordId}`)
    }
    const from = leftOf(body)
    const children = from === null ? [recordId] : [recordId, from]
    // First of both all that followed: an episode that is closed to whoever splits is not seen, and would keep the other child's.
    if (kind === 'person.split/1')
      for (const change of children.flatMap((child) => forget(force, child))) writer.send(change)
    for (const child of children) {
      writer.send(restrictAll(force, child))
      for (const change of involve(force, child)) writer.send(change)
    }
    await Promise.resolve()
  },
}

/** What followed from this child's restriction, and who was let in; whoever broke the glass keeps it. */
const forget = (force: string, person: string): readonly Sql[] => [
  sql`
  delete from opening o
  using restriction r
  where r.force_id = ${force} and r.person_id in (${same(force, person)})
    and o.force_id = r.force_id and o.record_id = r.record_id and o.basis = 'involved'`,
  sql`delete from restriction where force_id = ${force} and person_id in (${same(force, person)})`,
]

const restrictAll = (force: string, person: string): Sql => sql`
  insert into restriction (force_id, record_id, reason, since, person_id)
  select distinct on (e.record_id) r.force_id, e.record_id, r.reason, greatest(r.since, e.closed_at), r.record_id
  from episode e
  join restriction r on r.force_id = e.force_id and r.person_id is null
    and r.record_id in (e.person_id, canonical_person(e.force_id, e.person_id))
  where e.force_id = ${force}
    and e.person_id in (${same(force, person)})
    and e.phase in ('closed', 'voided', 'transferred')
  order by e.record_id, r.record_id = e.person_id desc
  on conflict (force_id, record_id) do update
  set reason = excluded.reason, since = excluded.since, person_id = excluded.person_id`
