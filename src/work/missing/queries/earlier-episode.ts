// What an earlier episode of a child is told by, whether for their page or for the minimum grade.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'

export const EarlierEpisode = {
  record_id: Type.String(),
  phase: Type.String(),
  reported_at: Type.String(),
  located_at: Maybe(Type.String()),
  found_at: Maybe(Type.String()),
  closed_at: Maybe(Type.String()),
  level: Maybe(Type.String()),
  harm: Maybe(Type.String()),
  harm_disclosed: Maybe(Type.Enum(['harm', 'serious harm'])),
  exploitation: Type.String(),
  looked_after: Type.Boolean(),
  return_interview: Maybe(Type.String()),
  repeat_referral_at: Maybe(Type.String()),
  trigger_plan_at: Maybe(Type.String()),
  partners_met_at: Maybe(Type.String()),
  last_seen_place: Type.String(),
  was_missing: Type.Boolean(),
}

/** All but `was_missing`, which each place knows in its own way. */
export const earlierColumns = sql`record_id, phase, reported_at, located_at, found_at, closed_at, level, harm, harm_disclosed, exploitation, looked_after, return_interview,
      repeat_referral_at, trigger_plan_at, partners_met_at, last_seen_place`

/** For the rules: missing, or with harm or exploitation. The others are concerns that ended well, or have not ended: shown, and counted by nothing. */
export const counts = sql`(missing_from is not null or coalesce(harm in ('harm', 'serious harm'), false) or exploitation <> 'none' or harm_disclosed is not null)`

/** What became of contacts that were never missing: where the child was said to be, and who ended it, having seen whom. Reopened, it has not ended. */
export const concernsTold = statement({
  name: 'missing: what became of concerns',
  row: Type.Object({
    record_id: Type.String(),
    path: Type.String(),
    place: Type.String(),
    ended_at: Maybe(Type.String()),
    seen_by: Maybe(Type.String()),
    because: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', records: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; records: readonly string[] }) => sql`
    select e.record_id, e.path, coalesce(known.place, e.last_seen_place) as place, coalesce(ended.happened_at, e.closed_at) as ended_at, ended.seen_by, ended.because
    from episode e
    left join lateral (
      select f.body ->> 'where' as place
      from fact f
      where f.force_id = e.force_id and f.record_id = e.record_id and f.kind = 'missing.known-to-be/1'
      order by f.position desc
      limit 1) as known on true
    left join lateral (
      select f.happened_at, f.body ->> 'seenBy' as seen_by, f.body ->> 'because' as because
      from fact f
      where f.force_id = e.force_id and f.record_id = e.record_id and f.kind = 'missing.concern-ended/1'
      order by f.position desc
      limit 1) as ended on e.closed_at is not null
    where e.force_id = ${p.force}
      and e.record_id = any (${[...p.records]}::uuid[])
      and e.missing_from is null
    limit 100`,
})

/** An open episode of a child, as what is known of earlier ones is told to it. */
export const OpenOfChild = Type.Object({
  record_id: Type.String(),
  person_id: Type.String(),
  reported_at: Type.String(),
  taken_over_at: Maybe(Type.String()),
})

/** When an episode `e` was accepted from another force, as its first fact says. */
export const takenOverAt = sql`(
        select f.body ->> 'acceptedAt'
        from fact f
        where f.force_id = e.force_id
          and f.record_id = e.record_id
          and f.position = 1)`
