// The child’s last episode, where it is over: a record of before was void or another child’s, so that it may be the first, or the third, after all.
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { alsoAsVigil, onVigilsBehalf } from '../../../registers/records.ts'
import type { Cause } from '../../../registers/world.ts'
import type { Bodies } from '../facts.ts'
import { historyOfEpisode } from '../history.ts'
import { missing } from '../procedure.ts'
import { OpenOfChild, takenOverAt } from '../queries/earlier-episode.ts'

type History = Bodies['missing.history-found/1']['history']

/** The rolling window of the referral; the watch is shorter. */
const windowDays = 90

/** Told only how often the child was reported: what else came to be known of earlier times changes nothing of an episode that is over. */
export async function countLastOverAnew({ writing, world }: Cause, person: string): Promise<void> {
  const { writer } = writing
  const asked = { force: world.who.forceId, person, since: plus(world.now, hours(-24 * windowDays)) }
  const last = await onVigilsBehalf(writing, async () => await lastOver.one(writer, asked))
  if (last === null) return
  const found = await historyOfEpisode(writer, last)
  await alsoAsVigil(missing, last.record_id, ({ state }) => {
    const known = state.report?.history
    if (known === undefined || isCountedAlike(known, found)) return []
    const { reportsIn90Days, reportsIn12Months, firstEpisodeId, repeatReferralAt, newSinceReferral, earlier } = found
    const counted = {
      reportsIn90Days,
      reportsIn12Months,
      firstEpisodeId,
      repeatReferralAt,
      earlier: placed(earlier, known),
    }
    const history = { ...known, ...counted, ...(newSinceReferral === undefined ? {} : { newSinceReferral }) }
    return [{ kind: 'missing.history-found/1', happenedAt: world.now, body: { history } }]
  }).append(writing)
}

const isCountedAlike = (known: History, found: History): boolean =>
  known.reportsIn90Days === found.reportsIn90Days && known.reportsIn12Months === found.reportsIn12Months

/** Where the child was found may be closed to whoever reads this one: only what was in it stays in it. */
function placed(earlier: History['earlier'], known: History): History['earlier'] {
  const places = new Map(known.earlier.map((one) => [one.recordId, one.foundAt]))
  return earlier.map((one) => ({ ...one, foundAt: places.get(one.recordId) ?? null }))
}

const lastOver = statement({
  name: 'missing: the last episode of a child, where it is over',
  row: OpenOfChild,
  example: {
    force: 'demonstration',
    person: '00000000-0000-7000-8000-000000000000',
    since: '2026-01-01T00:00:00.000Z',
  },
  sql: (p: { force: string; person: string; since: string }) => sql`
    select e.record_id, e.person_id, e.reported_at, ${takenOverAt} as taken_over_at
    from (
      select force_id, record_id, person_id, reported_at, phase
      from episode
      where force_id = ${p.force}
        and person_id = any (records_of_person(${p.force}, ${p.person}))
        and missing_from is not null
        and phase <> 'voided'
      order by reported_at desc, phase = 'transferred', record_id
      limit 1
    ) e
    where e.phase in ('located', 'returned', 'closed')
      and e.reported_at > ${p.since}
    limit 1`,
})
