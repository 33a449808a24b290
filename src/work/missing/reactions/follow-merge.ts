// Two records turn out to be one child, or not: open episodes are told what the child's records say now, and the minimum follows.
import { canonical } from '../../../kernel/canonical.ts'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { leftOf } from '../../../registers/people.ts'
import { alsoAsVigil } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { historyOfEpisode } from '../history.ts'
import { missing } from '../procedure.ts'
import { OpenOfChild, takenOverAt } from '../queries/earlier-episode.ts'
import { countLastOverAnew } from './last-over.ts'

export const openOfChild = statement({
  name: 'missing: open episodes of a child, merged records included',
  row: OpenOfChild,
  example: { force: 'demonstration', person: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; person: string }) => sql`
    select e.record_id, e.person_id, e.reported_at, ${takenOverAt} as taken_over_at
    from episode e
    where e.force_id = ${p.force}
      and e.phase in ('known', 'reported', 'open')
      and canonical_person(${p.force}, e.person_id) = canonical_person(${p.force}, ${p.person})
    order by e.reported_at
    limit 20`,
})

export const followMerge: Reaction = {
  kinds: ['person.merged/1', 'person.split/1'],
  react: async (cause) => {
    const { writing, world, recordId, body } = cause
    const force = world.who.forceId
    const from = leftOf(body)
    for (const person of from === null ? [recordId] : [recordId, from]) {
      for (const one of await openOfChild.all(writing.writer, { force, person })) {
        const history = await historyOfEpisode(writing.writer, one)
        // By Vigil: whoever says whose record it is has not acted on what they were told of the child’s other episodes.
        await alsoAsVigil(missing, one.record_id, ({ state }) =>
          state.report === null || canonical(state.report.history) === canonical(history)
            ? []
            : [{ kind: 'missing.history-found/1', happenedAt: world.now, body: { history } }],
        ).append(writing)
      }
      await countLastOverAnew(cause, person)
    }
  },
}
