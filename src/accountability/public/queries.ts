// SQL over the force’s records, for publishing from them: the public site runs none of it.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { DateFrom } from '../date-from.ts'
import { inReferenceOrderOfR } from '../in-reference-order.ts'

const CommentsOwed = Type.Object({
  id: Type.String(),
  lastDay: Type.String(),
  publishedOn: Maybe(Type.String()),
  notOwed: Type.Boolean(),
  answeredWith: Maybe(Type.String()),
  notKnown: Type.Boolean(),
})

const RecommendationRowShape = Type.Object({
  record_id: Type.String(),
  reference: Type.String(),
  source: Type.String(),
  inspection: Type.String(),
  published: Maybe(Type.String()),
  theme: Type.String(),
  words: Maybe(Type.String()),
  time_scale: Type.String(),
  base_on: Maybe(Type.String()),
  due_on: Maybe(Type.String()),
  date_from: Maybe(DateFrom),
  date_changes: Type.Integer(),
  dates_moved: Type.Array(Type.Object({ on: Type.String(), from: Maybe(Type.String()), to: Type.String() })),
  found_again: Type.Integer(),
  untestable: Type.Boolean(),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  since: Maybe(Type.String()),
  judged_at: Maybe(Type.String()),
  loosenings: Type.Array(
    Type.Object({ at: Type.String(), sentences: Type.Array(Type.String()), because: Type.String() }),
  ),
  superseded_by: Maybe(Type.String()),
  superseded_by_reference: Maybe(Type.String()),
  superseded_because: Maybe(Type.String()),
  supersedes: Type.Array(Type.Object({ recordId: Type.String(), reference: Type.String() })),
  reopenings: Type.Array(Type.Object({ at: Type.String(), by: Type.String() })),
  scope_changes: Type.Array(
    Type.Object({
      at: Type.String(),
      from: Maybe(Type.String()),
      to: Maybe(Type.String()),
      because: Type.String(),
    }),
  ),
  comments: Maybe(CommentsOwed),
  asked_of: AskedOf,
  answer_by: Maybe(Type.String()),
  answered_on: Maybe(Type.String()),
  test: Maybe(
    Type.Object({
      scope: Type.Optional(Maybe(Type.String())),
      criteria: Type.Array(
        Type.Object({
          measure: Type.String(),
          part: Maybe(Type.String()),
          better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
          threshold: Type.Number(),
        }),
      ),
    }),
  ),
})
export type RecommendationRow = Static<typeof RecommendationRowShape>

export const recommendationsToPublish = statement({
  name: 'public: recommendations as they stand',
  row: RecommendationRowShape,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.time_scale, r.base_on, r.due_on, r.date_from, r.date_changes,
      coalesce(moved.dates, '[]'::jsonb) as dates_moved, r.found_again, r.untestable is not null as untestable, r.stage, r.standing, r.since, r.judged_at, r.loosenings, r.test,
      r.superseded_by, successor.reference as superseded_by_reference, r.superseded_because, r.supersedes, r.reopenings, r.scope_changes, r.asked_of, r.answer_by, r.answered_on, comments.said as comments
    from recommendation_now r
    left join recommendation_in_register successor on successor.force_id = r.force_id and successor.record_id = r.superseded_by
    left join lateral (
      select jsonb_agg(jsonb_build_object('on', to_char(at at time zone 'Europe/London', 'YYYY-MM-DD'), 'from', due_before, 'to', due_on) order by position) as dates
      from (
        select position, happened_at as at, body ->> 'dueOn' as due_on, kind, lag(body ->> 'dueOn') over (order by position) as due_before
        from fact
        where force_id = r.force_id
          and record_id = r.record_id
          and kind in ('recommendation.received/1', 'recommendation.received/2', 'recommendation.base-changed/1', 'recommendation.date-changed/1')
        limit 500
      ) as dated
      where kind = 'recommendation.date-changed/1'
    ) moved on r.date_changes > 0
    left join lateral (
      select jsonb_build_object('id', s.record_id, 'lastDay', s.due_on, 'publishedOn', to_char(s.comments_published_at at time zone 'Europe/London', 'YYYY-MM-DD'),
        'notOwed', s.not_owed is not null, 'answeredWith', s.covered_by, 'notKnown', s.say_by is not null) as said
      from section_55_now s
      where s.force_id = r.force_id
        and (s.inspection_id = r.inspection_id or (s.inspection_id is null and s.report = r.inspection and s.published_on = r.published))
      order by s.inspection_id nulls last, s.record_id
      limit 1
    ) comments on true
    where r.force_id = ${p.force}
    order by r.stage = 'superseded', r.test is null, r.published desc nulls last, ${inReferenceOrderOfR}
    limit 1000`,
})

const ReportAloneShape = Type.Object({ report: Type.String(), comments: CommentsOwed })
export type ReportAlone = Static<typeof ReportAloneShape>

export const reportsAlone = statement({
  name: 'public: reports without a recommendation on which comments are owed',
  row: ReportAloneShape,
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select s.report,
      jsonb_build_object('id', s.record_id, 'lastDay', s.due_on, 'publishedOn', to_char(s.comments_published_at at time zone 'Europe/London', 'YYYY-MM-DD'),
        'notOwed', s.not_owed is not null, 'answeredWith', s.covered_by, 'notKnown', s.say_by is not null) as comments
    from section_55_now s
    where s.force_id = ${p.force}
      and not exists (
        select from recommendation_now r
        where r.force_id = s.force_id
          and (s.inspection_id = r.inspection_id or (s.inspection_id is null and s.report = r.inspection and s.published_on = r.published))
      )
    order by s.published_on desc, s.record_id
    limit 200`,
})

const AnnouncedStageShape = Type.Object({
  record_id: Type.String(),
  position: Type.Integer(),
  of_force: Type.String(),
  stage: Type.String(),
  announced_on: Maybe(Type.String()),
  decided_on: Maybe(Type.String()),
  effective_on: Maybe(Type.String()),
  source: Maybe(Type.String()),
})
export type AnnouncedStage = Static<typeof AnnouncedStageShape>

/** Of each force in order. One that is announced on a later day is not published yet, nor one that takes effect later and was not announced. */
export const announcedStages = statement({
  name: 'public: stages of monitoring that are published, of every force',
  row: AnnouncedStageShape,
  example: { force: 'demonstration', today: '2026-11-29' },
  sql: (p: { force: string; today: string }) => sql`
    select record_id, position, of_force, stage, announced_on, decided_on, effective_on, source
    from monitoring_announced
    where force_id = ${p.force}
      and (announced_on is null or announced_on <= ${p.today})
      and (announced_on is not null or source is not null or effective_on <= ${p.today})
    order by of_force, coalesce(effective_on, announced_on, decided_on), record_id, position
    limit 1000`,
})
