// SQL of recommendations as they stood by the end of a day: for a year’s extract, and beside a decision.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { AskedOf } from '../../asked-of.ts'
import { inReferenceOrderOfR } from '../../in-reference-order.ts'

type Period = { readonly force: string; readonly until: string; readonly end: Instant }

/** What there was by the end of a period, with the status, the assurance and the date that stood then. */
export const registerAtEnd = statement({
  name: 'scrutiny: recommendations as they stood at the end of a period',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    tested: Type.Boolean(),
    untestable: Type.Boolean(),
    asked_of: AskedOf,
    /** What a document or a decision had made of it by then; null of what was open. */
    ended: Maybe(Type.String()),
    ended_at: Maybe(Type.String()),
    standing: Maybe(Type.String()),
    standing_at: Maybe(Type.String()),
    assurance: Maybe(Type.String()),
    due_on: Maybe(Type.String()),
    date_changes: Type.Integer(),
  }),
  example: { force: 'demonstration', until: '2026-03-31', end: instant('2026-03-31T23:00:00Z') },
  sql: (p: Period) => sql`
    select r.record_id, r.reference, r.theme, r.test is not null as tested, r.untestable is not null as untestable, r.asked_of, ended.how as ended, ended.at as ended_at, s.standing, s.at as standing_at,
      d.assurance,
      case
        when moved.later = 0 then r.due_on
        when moved.due_on is not null then moved.due_on::date
        else (f.body ->> 'dueOn')::date
      end as due_on,
      greatest(r.date_changes - moved.later, 0)::integer as date_changes
    from recommendation_now r
    join fact f on f.force_id = r.force_id and f.record_id = r.record_id and f.position = 1
    left join lateral (
      select standing, at
      from standing_taken
      where standing_taken.force_id = r.force_id
        and standing_taken.record_id = r.record_id
        and standing_taken.at < ${p.end}
      order by at desc
      limit 1
    ) s on true
    left join lateral (
      select assurance
      from scrutiny_decision
      where scrutiny_decision.force_id = r.force_id
        and scrutiny_decision.recommendation_id = r.record_id
        and scrutiny_decision.decided_on <= ${p.until}::date
      order by decided_on desc, scrutiny_decision.record_id desc
      limit 1
    ) d on true
    left join lateral (
      select
        case e.kind
          when 'recommendation.verified/1' then 'verified'
          when 'recommendation.superseded/1' then 'superseded'
          when 'recommendation.closed/1' then e.body ->> 'how'
          when 'recommendation.stage-recorded/1' then case when e.body ->> 'stage' = 'rejected' then 'rejected' end
        end as how,
        day.ended as at
      from fact e
      cross join lateral (
        select coalesce(e.body ->> 'on', to_char(e.happened_at at time zone 'Europe/London', 'YYYY-MM-DD')) as ended
      ) day
      where e.force_id = r.force_id
        and e.record_id = r.record_id
        and e.kind in ('recommendation.verified/1', 'recommendation.superseded/1', 'recommendation.closed/1',
          'recommendation.stage-recorded/1', 'recommendation.re-opened/1')
        -- By the day of the document, whenever it was entered: a day or a month, and both are in the order of their letters.
        and day.ended <= ${p.until}
      order by e.position desc
      limit 1
    ) ended on ended.how is not null
    cross join lateral (
      select count(*) filter (where m.changed_at >= ${p.end}) as later,
        (array_agg(m.due_on order by m.position desc) filter (where m.changed_at < ${p.end}))[1] as due_on
      from date_change_now m
      where m.force_id = r.force_id
        and m.record_id = r.record_id
    ) moved
    where r.force_id = ${p.force}
      and coalesce(r.published, f.recorded_at::date) <= ${p.until}::date
    order by r.test is null, r.published desc nulls last, ${inReferenceOrderOfR}
    limit 500`,
})

/** The last status of one of them that was computed by the end of a day. */
export const standingThen = statement({
  name: 'scrutiny: the status of a recommendation computed by then',
  row: Type.Object({ standing: Type.String() }),
  example: {
    force: 'demonstration',
    record: '00000000-0000-7000-8000-000000000000',
    end: instant('2026-03-31T23:00:00Z'),
  },
  sql: (p: { force: string; record: string; end: Instant }) => sql`
    select standing
    from standing_taken
    where force_id = ${p.force}
      and record_id = ${p.record}
      and at < ${p.end}
    order by at desc
    limit 1`,
})

const Test = Type.Object({
  audit: Type.Optional(Type.Unknown()),
  criteria: Type.Array(Type.Object({ kind: Type.String() })),
})

/** Of those that were met by the end of a day, the test by which they were. */
export const testsMetThen = statement({
  name: 'scrutiny: tests of the statuses that were met by then',
  row: Type.Object({ record_id: Type.String(), test: Maybe(Test) }),
  example: { force: 'demonstration', end: instant('2026-03-31T23:00:00Z') },
  sql: (p: { force: string; end: Instant }) => sql`
    select record_id, test
    from (
      select distinct on (record_id) record_id, standing, test
      from standing_taken
      where force_id = ${p.force}
        and at < ${p.end}
      order by record_id, at desc
    ) as last
    where standing = 'met'
    limit 1000`,
})
