// Every SQL statement about actions, and the recommendations read through the view that the database publishes for it.
import Type, { type Static } from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AskedOf } from '../../asked-of.ts'
import { inReferenceOrder } from '../../in-reference-order.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

export const ActionRow = Type.Object({
  record_id: Type.String(),
  number: Type.Integer(),
  recommendations: Type.Array(Type.String()),
  text: Type.String(),
  owner_id: Maybe(Type.String()),
  owner: Maybe(Type.String()),
  post: Maybe(Type.String()),
  start_on: Maybe(Type.String()),
  due_on: Maybe(Type.String()),
  effect_on: Maybe(Type.String()),
  measures: Type.Array(Type.String()),
  audit_only: Maybe(Type.String()),
  depends_on: Type.Array(Type.String()),
  posts_funded: Maybe(Type.Integer()),
  posts_filled: Maybe(Type.Integer()),
  guidance: Type.Array(Type.String()),
  videos: Type.Array(Type.String()),
  training: Maybe(Type.String()),
  state: Type.String(),
  date_changes: Type.Integer(),
  claimed_at: Maybe(Type.String()),
})
export type ActionRow = Static<typeof ActionRow>

export const actions = statement({
  name: 'plan: the actions of a force',
  row: ActionRow,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select a.record_id, a.number, a.recommendations::text[] as recommendations, a.text, a.owner_id, s.name as owner, a.post, a.start_on, a.due_on,
      a.effect_on, a.measures, a.audit_only, a.depends_on::text[] as depends_on, a.posts_funded, a.posts_filled, a.guidance, a.videos, a.training, a.state, a.date_changes, a.claimed_at
    from action a
    left join staff s on s.force_id = a.force_id and s.staff_id = a.owner_id
    where a.force_id = ${p.force}
    order by a.due_on nulls last, a.number
    limit 1000`,
})

const Recommendation = Type.Object({
  record_id: Type.String(),
  reference: Type.String(),
  theme: Type.String(),
  words: Maybe(Type.String()),
  stage: Type.String(),
  due_on: Maybe(Type.String()),
  date_changes: Type.Integer(),
  asked_of: AskedOf,
  at_once: Type.Boolean(),
  reported: Maybe(Type.Object({ on: Type.String(), to: Type.String(), says: Type.String() })),
})
export type Recommendation = Static<typeof Recommendation>

export const registered = statement({
  name: 'plan: recommendations in the register',
  row: Recommendation,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, reference, theme, words, stage, due_on, date_changes, asked_of, at_once, reported
    from recommendation_in_register
    where force_id = ${p.force}
    order by ${inReferenceOrder}
    limit 1000`,
})

/** The next number to say. Two at once are told apart by the unique index, and the second is tried again. */
export const nextNumber = statement({
  name: 'plan: the next number of an action',
  row: Type.Object({ next: Type.Integer() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select coalesce(max(number), 0) + 1 as next
    from action
    where force_id = ${p.force}
    limit 1`,
})

/** Two who write dependencies at the same moment could close a circle that neither saw: they go one after the other. */
export const oneAtATime = statement({
  name: 'plan: dependencies are written one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('plan dependencies ' || ${p.force}::text, 0)) is not null as waited`,
})

export const ownedBy = statement({
  name: 'plan: unfinished actions of one owner',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', staff: nobody },
  sql: (p: { force: string; staff: string }) => sql`
    select record_id
    from action
    where force_id = ${p.force}
      and owner_id = ${p.staff}
      and state not in ('checked', 'withdrawn')
    order by record_id
    limit 1000`,
})

export const inPost = statement({
  name: 'plan: which of these are in post now',
  row: Type.Object({ staff_id: Type.String() }),
  example: { force: 'demonstration', ids: [nobody] },
  sql: (p: { force: string; ids: readonly string[] }) => sql`
    select staff_id
    from staff
    where force_id = ${p.force}
      and staff_id = any (${[...p.ids]}::uuid[])
      and left_at is null
    limit 500`,
})
