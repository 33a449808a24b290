// A child is found dead: what their other episodes still owe a living child ends, with its reason, and whoever works on them is told. Or two records were one by mistake.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import { queue } from '../../../registers/outbox.ts'
import { leftOf } from '../../../registers/people.ts'
import { alsoAsVigil, onVigilsBehalf } from '../../../registers/records.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

export const followDeath: Reaction = {
  kinds: ['missing.grave-outcome/1', 'person.merged/1', 'person.split/1'],
  react: async (cause) => {
    const { kind, recordId, body, happenedAt, writing, world } = cause
    const force = world.who.forceId
    if (kind === 'missing.grave-outcome/1') {
      if (died.Check(body)) await tellTheOthers(cause, recordId, happenedAt)
      return
    }
    const from = leftOf(body)
    for (const person of from === null ? [recordId] : [recordId, from]) {
      const deaths = await onVigilsBehalf(writing, async () => await deathsOf.all(writing.writer, { force, person }))
      for (const one of deaths) await tellTheOthers(cause, one.record_id, world.now)
      if (kind === 'person.split/1') await undo(cause, person, new Set(deaths.map((one) => one.record_id)))
    }
  },
}

const died = Compile(Type.Object({ outcome: Type.Literal('found dead') }))

/** Only those that still owe something, or are somebody's work: of what is over and done nothing changes. */
async function tellTheOthers({ writing, world }: Cause, death: string, happenedAt: Instant): Promise<void> {
  const asked = { force: world.who.forceId, record: death }
  const owing = await onVigilsBehalf(writing, async () => await othersOwing.all(writing.writer, asked))
  for (const { record_id: recordId } of owing)
    await alsoAsVigil(missing, recordId, ({ state }) => {
      if (state.diedIn !== null || state.grave?.outcome === 'found dead') return []
      tell(writing, recordId, state.owner?.staffId ?? null, ended)
      return [{ kind: 'missing.died-elsewhere/1', happenedAt, body: { recordId: death } }]
    }).append(writing)
}

/** Who died was another child: somebody says what is owed again, beside what begins by itself. */
async function undo({ writing, world }: Cause, person: string, deaths: ReadonlySet<string>): Promise<void> {
  const asked = { force: world.who.forceId, person }
  const told = await onVigilsBehalf(writing, async () => await toldOfDeath.all(writing.writer, asked))
  for (const { record_id: recordId } of told)
    await alsoAsVigil(missing, recordId, ({ state }) => {
      if (state.diedIn === null || deaths.has(state.diedIn)) return []
      tell(writing, recordId, state.owner?.staffId ?? null, owedAgain)
      return [{ kind: 'missing.death-elsewhere-undone/1', happenedAt: world.now, body: { recordId: state.diedIn } }]
    }).append(writing)
}

/** Without a name: a message may lie open on a desk. */
const ended = 'This child has died: what this episode still owed has ended. Look whether anybody waits to be told'
const owedAgain = 'It was another child who died: look at what this episode owes again'

function tell({ writer, world }: Cause['writing'], recordId: string, owner: string | null, words: string): void {
  const forceId = world.who.forceId
  for (const to of ['missing person coordinator', ...(owner === null ? [] : [owner])])
    writer.send(queue({ forceId, recordId, to, channel: 'screen', interrupts: false, words, duty: null }, world.now))
}

const nobody = '00000000-0000-7000-8000-000000000000'
const Found = Type.Object({ record_id: Type.String() })

const othersOwing = statement({
  name: 'missing: other episodes of a child that still owe something, or are open',
  row: Found,
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select e.record_id
    from episode this
    cross join lateral unnest(records_of_person(${p.force}, this.person_id)) as same (person_id)
    join episode e on e.force_id = this.force_id and e.person_id = same.person_id
    where this.force_id = ${p.force}
      and this.record_id = ${p.record}
      and e.record_id <> this.record_id
      and e.phase not in ('voided', 'transferred')
      and (
        e.phase <> 'closed'
        or exists (
          select from duty d
          where d.force_id = e.force_id
            and d.record_id = e.record_id
            and d.met_at is null
            and d.not_done_at is null
            and d.ended_at is null))
    order by e.record_id
    limit 200`,
})

const deathsOf = statement({
  name: 'missing: episodes in which a child was found dead',
  row: Found,
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select record_id
    from episode
    where force_id = ${p.force}
      and person_id = any (records_of_person(${p.force}, ${p.person}))
      and grave = 'found dead'
    order by record_id
    limit 20`,
})

const toldOfDeath = statement({
  name: 'missing: episodes of a child that were told of their death in another',
  row: Found,
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select distinct e.record_id
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id
    where e.force_id = ${p.force}
      and e.person_id = any (records_of_person(${p.force}, ${p.person}))
      and f.kind = 'missing.died-elsewhere/1'
    order by e.record_id
    limit 200`,
})
