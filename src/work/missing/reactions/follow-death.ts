// A child is found dead: what their other episodes still owe a living child ends, with its reason, and whoever works on them is told. Or two records were one by mistake.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant, later } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { queue } from '../../../registers/outbox.ts'
import { leftOf } from '../../../registers/people.ts'
import { alsoAsVigil, onVigilsBehalf } from '../../../registers/records.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import type { NewMissingFact } from '../facts.ts'
import { missingForClose } from '../missing-for-close.ts'
import { missing } from '../procedure.ts'
import { type EpisodeState, isMissing, wasEverMissing } from '../state.ts'

export const followDeath: Reaction = {
  kinds: ['missing.grave-outcome/1', 'missing.reported/1', 'person.merged/1', 'person.split/1'],
  react: async (cause) => {
    const { kind, recordId, body, happenedAt, writing, world } = cause
    const force = world.who.forceId
    if (kind === 'missing.grave-outcome/1') {
      if (died.Check(body)) await tellTheOthers(cause, { recordId, found: { at: happenedAt, place: body.place } })
      return
    }
    if (kind === 'missing.reported/1') {
      if (isKnownChild.Check(body)) await tellThisOne(cause, body.child.personId)
      return
    }
    const from = leftOf(body)
    for (const person of from === null ? [recordId] : [recordId, from]) {
      const deaths = await onVigilsBehalf(writing, async () => await deathsOf.all(writing.writer, { force, person }))
      for (const one of deaths) await tellTheOthers(cause, asDeath(one))
      if (kind === 'person.split/1') await undo(cause, person, new Set(deaths.map((one) => one.record_id)))
    }
  },
}

const died = Compile(Type.Object({ outcome: Type.Literal('found dead'), place: Type.String() }))

/** Of a child whose record was just made there is no other episode. */
const isKnownChild = Compile(
  Type.Object({
    child: Type.Object({ personId: Type.String() }),
    history: Type.Object({ onRecord: Type.Object({}) }),
  }),
)

type Death = { readonly recordId: string; readonly found: { readonly at: Instant; readonly place: string } }

const asDeath = (one: Awaited<ReturnType<typeof deathsOf.all>>[number]): Death => ({
  recordId: one.record_id,
  found: { at: instant(one.at), place: one.place },
})

/** Only those that still owe something, or are somebody's work: of what is over and done nothing changes. */
async function tellTheOthers({ writing, world }: Cause, death: Death): Promise<void> {
  const asked = { force: world.who.forceId, record: death.recordId }
  const owing = await onVigilsBehalf(writing, async () => await othersOwing.all(writing.writer, asked))
  for (const { record_id: recordId } of owing) await tellOne(writing, recordId, death)
}

/** Reported missing and on record as dead: one of the two is another child, or nobody is to be found; whoever acts on the report looks which. */
async function tellThisOne({ writing, world, recordId }: Cause, person: string): Promise<void> {
  const asked = { force: world.who.forceId, person }
  const [death] = await onVigilsBehalf(writing, async () => await deathsOf.all(writing.writer, asked))
  if (death !== undefined) await tellOne(writing, recordId, asDeath(death))
}

async function tellOne(writing: Cause['writing'], recordId: string, death: Death) {
  await alsoAsVigil(missing, recordId, ({ state }) => {
    if (state.diedIn !== null || state.grave?.outcome === 'found dead') return []
    const searched = isMissing(state) || state.phase === 'known'
    if (searched) tellWhoSearches(writing, recordId, state.owner?.staffId ?? null)
    else tell(writing, recordId, state.owner?.staffId ?? null, ended)
    const happenedAt = later(death.found.at, state.reportedAt ?? death.found.at)
    return [{ kind: 'missing.died-elsewhere/1', happenedAt, body: death }]
  }).append(writing)
}

/** Who died was another child: somebody says what is owed again, beside what begins by itself. */
async function undo({ writing, world }: Cause, person: string, deaths: ReadonlySet<string>): Promise<void> {
  const asked = { force: world.who.forceId, person }
  const told = await onVigilsBehalf(writing, async () => await toldOfDeath.all(writing.writer, asked))
  for (const { record_id: recordId } of told)
    await alsoAsVigil(missing, recordId, ({ state, policyAt }) => {
      if (state.diedIn === null || deaths.has(state.diedIn.recordId)) return []
      tell(writing, recordId, state.owner?.staffId ?? null, owedAgain)
      const undone = { recordId: state.diedIn.recordId }
      return [
        ...openedAgain(state, policyAt(world.now), world.now),
        { kind: 'missing.death-elsewhere-undone/1', happenedAt: world.now, body: undone },
      ]
    }).append(writing)
}

/** A search that ended only because of the death goes on; and what was closed without what a living child is owed is open for it. */
function openedAgain(state: EpisodeState, policy: Policy, now: Instant): readonly NewMissingFact[] {
  const { phase, closedAt, closedAsDead, diedIn } = state
  if (phase !== 'closed' || closedAt === null || diedIn === null || closedAt < diedIn.toldAt) return []
  const missingNow = closedAsDead && wasEverMissing(state)
  if (!closedAsDead && missingForClose({ ...state, diedIn: null }, policy, now).length === 0) return []
  const because = 'It was another child who was found dead: the records were split'
  return [{ kind: 'missing.reopened/1', happenedAt: now, body: { because, missing: missingNow } }]
}

/** Without a name: a message may lie open on a desk. */
const ended = 'This child has died: what this episode still owed has ended. Look whether anybody waits to be told'
const stillSearched =
  'This child is still being searched for, and was found dead in another episode: check that it is the same child, and end this search'
const owedAgain =
  'It was another child who died: look at what this episode owes again, and tell whoever was told of a death'

/** At once, and the owner on the phone: whoever searches sits in no control room. */
function tellWhoSearches({ writer, world }: Cause['writing'], recordId: string, owner: string | null): void {
  const about = { forceId: world.who.forceId, recordId, interrupts: false, words: stillSearched, duty: null } as const
  for (const to of ['force incident manager', 'missing person coordinator'])
    writer.send(queue({ ...about, to, channel: 'screen' }, world.now))
  if (owner !== null) writer.send(queue({ ...about, to: owner, channel: 'phone' }, world.now))
}

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
  row: Type.Object({ record_id: Type.String(), at: Type.String(), place: Type.String() }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select e.record_id, f.happened_at as at, coalesce(f.body ->> 'place', e.found_at, '') as place
    from episode e
    join fact f on f.force_id = e.force_id and f.record_id = e.record_id
    where e.force_id = ${p.force}
      and e.person_id = any (records_of_person(${p.force}, ${p.person}))
      and e.grave = 'found dead'
      and f.kind = 'missing.grave-outcome/1'
      and f.body ->> 'outcome' = 'found dead'
    order by e.record_id
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
