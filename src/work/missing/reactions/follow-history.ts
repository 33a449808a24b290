// The child is missing again, and something comes to be known of the time before: the open episode is told, and the minimum follows.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { canonical } from '../../../kernel/canonical.ts'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { alsoAsVigil, onVigilsBehalf } from '../../../registers/records.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import type { Bodies } from '../facts.ts'
import { historyOfEpisode } from '../history.ts'
import { missing } from '../procedure.ts'
import { OpenOfChild, takenOverAt } from '../queries/earlier-episode.ts'
import { childrenOf } from './follow-repeats.ts'
import { countLastOverAnew } from './last-over.ts'

type History = Bodies['missing.history-found/1']['history']

/** What a later report asks of an earlier episode: harm and exploitation, learned, decided or said. */
const telling: readonly (keyof Bodies)[] = [
  'missing.learned/1',
  'missing.grave-outcome/1',
  'missing.outcome-decided/1',
  'missing.answered/1',
  'missing.history-disclosed/1',
  // What it counted for counts no longer.
  'missing.voided/1',
]

export const followHistory: Reaction = {
  kinds: telling,
  react: async (cause) => {
    if (saysNothing(cause) || isOfNewChild(cause)) return
    const { writing, world, recordId } = cause
    const { writer } = writing
    // Void, a restricted child’s record is closed to whoever has just agreed to it.
    const open = await onVigilsBehalf(
      writing,
      async () => await openSince.all(writer, { force: world.who.forceId, record: recordId }),
    )
    for (const one of open) {
      const found = await historyOfEpisode(writer, one)
      // By Vigil: whoever finishes the earlier one does nothing on this.
      await alsoAsVigil(missing, one.record_id, ({ state }) => {
        if (state.report === null) return []
        const history = withPlacesOf(state.report.history, found)
        return canonical(state.report.history) === canonical(history)
          ? []
          : [{ kind: 'missing.history-found/1', happenedAt: world.now, body: { history } }]
      }).append(writing)
    }
    if (cause.kind === 'missing.voided/1')
      for (const person of await childrenOf(cause)) await countLastOverAnew(cause, person)
  },
}

/** Each report has answers; only a yes can tell something of the child that an earlier episode did not. */
const saysNothing = ({ kind, body }: Cause): boolean =>
  kind === 'missing.answered/1' && !(answered.Check(body) && body.answers.some(({ answer }) => answer === 'yes'))

/** A child whose record begins with this report has no other episode. */
const isOfNewChild = ({ writing: { opens } }: Cause): boolean => opens?.has('missing') === true && opens.has('person')

const answered = Compile(Type.Object({ answers: Type.Array(Type.Object({ answer: Type.String() })) }))

/** Where the child was found may be closed to whoever reads this one: only what was in it stays in it. */
function withPlacesOf(known: History, found: History): History {
  const places = new Map(known.earlier.map((one) => [one.recordId, one.foundAt]))
  return {
    ...found,
    earlier: found.earlier.map((one) => ({ ...one, foundAt: places.get(one.recordId) ?? null })),
  }
}

/** By the child first: a force has many more open episodes than one child has, and each report would read them all. Left to choose, the database takes those. */
const openSince = statement({
  name: 'missing: open episodes of the same child, reported after this one',
  row: OpenOfChild,
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select e.record_id, e.person_id, e.reported_at, ${takenOverAt} as taken_over_at
    from episode this
    cross join lateral unnest(records_of_person(${p.force}, this.person_id)) as same (person_id)
    cross join lateral (
      select force_id, record_id, person_id, phase, reported_at
      from episode
      where force_id = ${p.force}
        and person_id = same.person_id
      offset 0
    ) e
    where this.force_id = ${p.force}
      and this.record_id = ${p.record}
      and e.record_id <> this.record_id
      and e.phase in ('known', 'reported', 'open')
      and coalesce(${takenOverAt}::timestamptz, e.reported_at) > this.reported_at
    order by e.reported_at
    limit 20`,
})
