// The action plan as it stood at a moment, folded from what was recorded by then, with what happened to each action in a period; what was withdrawn by then is not in it.
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { type Instant, instant } from '../kernel/time.ts'
import type { Fact } from '../practice/fact.ts'
import { fold } from '../practice/procedure.ts'
import { FactRow, factOfRow } from '../registers/records.ts'
import type { World } from '../registers/world.ts'
import type { Planned, ReadPlanThen } from './management-statement/planned.ts'
import { action } from './plan/index.ts'

/** The first by date stand: a plan of more is not one that anybody reads. */
const most = 1000

export const planThen: ReadPlanThen = async (reader, world, { before, ...year }) => {
  const rows = await actionFacts.all(reader, { force: world.who.forceId, before })
  return [...Map.groupBy(rows.map(factOfRow), ({ recordId }) => recordId).values()]
    .flatMap((facts) => plannedOf(world, facts, year))
    .toSorted((a, b) => (a.due_on ?? '9999').localeCompare(b.due_on ?? '9999') || a.number - b.number)
    .slice(0, most)
}

type Year = { readonly from: Instant; readonly until: Instant }

function plannedOf({ who, policyAt }: World, facts: readonly Fact[], { from, until }: Year): readonly Planned[] {
  const record_id = facts[0]?.recordId ?? ''
  const { state, steps } = fold(action, who.forceId, record_id, facts.map(action.read), policyAt)
  const { details, dates, dateChanges, number, stage } = state
  if (details === null || stage === 'withdrawn') return []
  const inYear = (at: Instant) => at >= from && at < until
  return [
    {
      ...{ record_id, number, text: details.text, owned: state.owner !== null, state: stage },
      ...{ due_on: dates?.dueOn ?? null, effect_on: dates?.effectOn ?? null, date_changes: dateChanges.length },
      ...{ posts_funded: details.postsFunded, posts_filled: details.postsFilled },
      moved_in_year: dateChanges.filter(({ at }) => inYear(at)).length,
      checked_in_year: steps.some(({ fact }) => fact.kind === 'action.checked/1' && inYear(fact.happenedAt)),
    },
  ]
}

const actionFacts = statement({
  name: 'management statement: facts of every action that were recorded before a moment',
  row: FactRow,
  example: { force: 'demonstration', before: instant('2026-03-31T23:00:00Z') },
  sql: (p: { force: string; before: Instant }) => sql`
    select f.force_id, f.record_id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.policy_version, f.corrects, f.body
    from action a
    join fact f on f.force_id = a.force_id and f.record_id = a.record_id
    where a.force_id = ${p.force}
      and f.recorded_at < ${p.before}
    order by f.record_id, f.position
    limit 100000`,
})
