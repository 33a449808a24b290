// What an earlier episode of a child is told by, whether for their page or for the minimum grade.
import Type from 'typebox'
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
