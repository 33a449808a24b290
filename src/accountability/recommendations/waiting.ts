// What waits for a second person, in one place: whoever may decide finds it without opening every record, and whoever asked sees that nobody has.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { done } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { capital } from '../../kernel/words.ts'
import { may, type Permission, type Person, rolesThatMay } from '../../registers/permissions.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { Id, Moment } from '../../registers/schemas.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { waitingFor, waitings } from './second-person.ts'

const Waiting = Type.Object({
  about: Type.String(),
  words: Type.String(),
  path: Type.String(),
  askedBy: Type.String(),
  askedAt: Moment,
  /** The jobs of which one decides, and another person than whoever asked. */
  whose: Type.String(),
})

export const waitingPage = page({
  path: '/waiting',
  permission: 'see recommendations',
  template: 'accountability/recommendations/views/waiting.njk',
  title: 'Waiting for a second person',
  area: '/recommendations',
  answer: Type.Object({ mine: Type.Array(Waiting), others: Type.Array(Waiting) }),
  load: async (world) =>
    await world.db.read(contextOf(world), async (reader) => {
      const rows = await undecided.all(reader, kindsAsked)
      const names = await namesOfStaff.all(reader, { ids: [...new Set(rows.map((row) => row.asked_by))] })
      const name = new Map(names.map((row) => [row.staff_id, row.name]))
      const shown = rows.map((row) => ({
        mine: may(world.who, decider(row)) && !isSameHuman(world.who, row.asked_by),
        about: capital(row.about),
        words: waitingFor(row.asks)?.words ?? row.asks,
        path: `/${row.asks.split('.')[0]}/${row.record_id}`,
        askedBy: askedBy(world.who, row.asked_by, name),
        askedAt: row.asked_at,
        whose: rolesThatMay(decider(row)).join(' or '),
      }))
      const of = (mine: boolean) => shown.flatMap(({ mine: is, ...one }) => (is === mine ? [one] : []))
      return done({ mine: of(true), others: of(false) })
    }),
})

const askedBy = (who: Person, entry: string, name: ReadonlyMap<string, string>): string =>
  isSameHuman(who, entry) ? 'you' : (name.get(entry) ?? 'somebody who has left')

/** A date that was moved before is a chief officer’s to move again (R13); one of the local policing body’s its own office’s (decision 0024). */
function decider({ asks, moved, of_body: ofBody }: Static<typeof undecided.row>): Permission {
  if (!asks.endsWith('.date-asked/1')) return waitingFor(asks)?.decides ?? 'check actions'
  if (ofBody) return 'scrutinise'
  return moved > 0 ? 'approve the plan' : 'check actions'
}

const pairs = waitings.flatMap(({ asks, settles }) => [asks, ...settles].map((kind) => ({ asks, kind })))
const kindsAsked = { asks: pairs.map((one) => one.asks), kinds: pairs.map((one) => one.kind) }

const undecided = statement({
  name: 'recommendations: what waits for a second person',
  row: Type.Object({
    record_id: Id,
    asks: Type.String(),
    asked_by: Id,
    asked_at: Moment,
    about: Type.String(),
    moved: Type.Integer(),
    of_body: Type.Boolean(),
  }),
  example: { asks: ['plan.drafted/1', 'plan.drafted/1'], kinds: ['plan.drafted/1', 'plan.approved/1'] },
  sql: (p: { asks: readonly string[]; kinds: readonly string[] }) => sql`
    with loop as (
      select record_id, reference, theme as about, date_changes as moved, asked_of[1] = 'local policing body' as of_body
      from recommendation_now
      union all
      select record_id, reference, title, 0, false
      from inspection_now
      union all
      select record_id, 'Action ' || number, text, date_changes, false
      from action_now
      union all
      select record_id, null, title, 0, false
      from plan_version_now
      where number = 1
    ), last as (
      select distinct on (f.record_id, k.asks, coalesce(f.body ->> 'findingId', ''))
        f.record_id, k.asks, f.kind, f.recorded_by, f.recorded_at, l.reference, l.about, l.moved, l.of_body
      from loop l
      join fact f on f.force_id = context_force() and f.record_id = l.record_id
      join unnest(${[...p.asks]}::text[], ${[...p.kinds]}::text[]) as k (asks, kind) on k.kind = f.kind
      order by f.record_id, k.asks, coalesce(f.body ->> 'findingId', ''), f.position desc
    )
    select record_id, asks, recorded_by as asked_by, recorded_at as asked_at, concat_ws(': ', reference, about) as about,
      coalesce(moved, 0) as moved, coalesce(of_body, false) as of_body
    from last
    where kind = asks
    order by recorded_at, record_id, asks
    limit 200`,
})
