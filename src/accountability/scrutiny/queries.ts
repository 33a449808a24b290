// Every SQL statement about the local policing body's scrutiny.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { Maybe } from '../../registers/schemas.ts'
import { inReferenceOrderOfR } from '../in-reference-order.ts'

const owner = "commissioner's office"

export const register = statement({
  name: 'scrutiny: recommendations with the last assurance given',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    stage: Type.String(),
    standing: Maybe(Type.String()),
    stops: Maybe(Type.Array(Type.String())),
    due_on: Maybe(Type.String()),
    date_changes: Type.Integer(),
    loosenings: Type.Array(Type.Unknown()),
    untestable: Maybe(Type.String()),
    assurance: Maybe(Type.String()),
    decided_on: Maybe(Type.String()),
    standing_then: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select r.record_id, r.reference, r.theme, r.stage, r.standing, r.stops, r.due_on, r.date_changes, r.loosenings, r.untestable, d.assurance, d.decided_on, d.standing_then
    from recommendation_now r
    left join lateral (
      select assurance, decided_on, standing_then
      from scrutiny_decision
      where scrutiny_decision.force_id = r.force_id
        and scrutiny_decision.recommendation_id = r.record_id
      order by decided_on desc, scrutiny_decision.record_id desc
      limit 1
    ) d on true
    where r.force_id = ${p.force}
    order by r.test is null, r.published desc nulls last, ${inReferenceOrderOfR}
    limit 500`,
})

type Period = { readonly force: string; readonly until: string; readonly end: Instant }

/** What there was by the end of a period, with the status, the assurance and the date that stood then. */
export const registerAtEnd = statement({
  name: 'scrutiny: recommendations as they stood at the end of a period',
  row: Type.Object({
    record_id: Type.String(),
    reference: Type.String(),
    theme: Type.String(),
    tested: Type.Boolean(),
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
    select r.record_id, r.reference, r.theme, r.test is not null as tested, ended.how as ended, ended.at as ended_at, s.standing, s.at as standing_at,
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

export const decisions = statement({
  name: 'scrutiny: decisions, newest first',
  row: Type.Object({
    record_id: Type.String(),
    decided_on: Type.String(),
    forum: Type.String(),
    topic: Type.String(),
    recommendation_id: Maybe(Type.String()),
    assurance: Type.String(),
    because: Type.String(),
    standing_then: Maybe(Type.String()),
    next_review_on: Type.String(),
    reviewed_on: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', limit: 100 },
  sql: (p: { force: string; limit: number }) => sql`
    select record_id, decided_on, forum, topic, recommendation_id, assurance, because, standing_then, next_review_on, reviewed_on
    from scrutiny_decision
    where force_id = ${p.force}
    order by decided_on desc, record_id desc
    limit ${p.limit}`,
})

/** Those to which no later decision has come back, the first due first. */
export const notLookedAtAgain = statement({
  name: 'scrutiny: decisions not looked at again',
  row: Type.Object({
    record_id: Type.String(),
    decided_on: Type.String(),
    topic: Type.String(),
    recommendation_id: Maybe(Type.String()),
    assurance: Type.String(),
    next_review_on: Type.String(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, decided_on, topic, recommendation_id, assurance, next_review_on
    from scrutiny_decision
    where force_id = ${p.force}
      and reviewed_on is null
    order by next_review_on, record_id
    limit 200`,
})

export const ownActions = statement({
  name: 'scrutiny: own actions, the first due first',
  row: Type.Object({
    record_id: Type.String(),
    words: Type.String(),
    owner: Type.String(),
    due_on: Type.String(),
    date_changes: Type.Integer(),
    undertaken_at: Maybe(Type.String()),
    done_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, words, owner, due_on, date_changes, undertaken_at, done_at
    from commissioner_action
    where force_id = ${p.force}
    order by done_at is not null, due_on, record_id
    limit 200`,
})

export const checks = statement({
  name: 'scrutiny: the last look at each thing to be published',
  row: Type.Object({
    item: Type.String(),
    address: Type.String(),
    prominent: Type.Boolean(),
    refreshed_on: Maybe(Type.String()),
    newest_on: Maybe(Type.String()),
    checked_at: Type.String(),
    available: Type.Boolean(),
    unavailable_since: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select distinct on (item) item, address, prominent, refreshed_on, newest_on, checked_at, available, unavailable_since
    from publication_check
    where force_id = ${p.force}
    order by item, checked_at desc, record_id desc
    limit 50`,
})

/** What must be published, as begun by Vigil, with the record that a first look settles. */
export const firstLooks = statement({
  name: 'scrutiny: what must be published, as it began to be owed',
  row: Type.Object({ record_id: Type.String(), item: Type.String(), begun_on: Type.String(), looked: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, item, begun_on, looked
    from publication_duty
    where force_id = ${p.force}
    order by item
    limit 50`,
})

/** The office's own dates that passed and that nothing has met: of comments, of pages to publish, of public meetings. */
export const missedDates = statement({
  name: 'scrutiny: own dates that passed',
  row: Type.Object({
    record_id: Type.String(),
    kind: Type.String(),
    name: Type.String(),
    due_at: Type.String(),
    report: Maybe(Type.String()),
    item: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', now: instant('2026-01-01T00:00:00Z') },
  sql: (p: { force: string; now: Instant }) => sql`
    select d.record_id, split_part(f.kind, '.', 1) as kind, d.name, d.due_at, s.report, coalesce(c.item, p.item) as item
    from duty d
    join fact f on f.force_id = d.force_id and f.record_id = d.record_id and f.position = 1
    left join section_55_now s on s.force_id = d.force_id and s.record_id = d.record_id
    left join publication_check c on c.force_id = d.force_id and c.record_id = d.record_id
    left join publication_duty p on p.force_id = d.force_id and p.record_id = d.record_id
    where d.force_id = ${p.force}
      and split_part(f.kind, '.', 1) in ('section-55', 'publication-check', 'publication-duty', 'performance-meeting', 'performance-year')
      and d.owner = ${owner}
      and d.met_at is null
      and d.not_done_at is null
      and d.ended_at is null
      and d.due_at < ${p.now}
    order by d.due_at, d.record_id
    limit 200`,
})

/** Looks at one thing after which nobody has looked yet: one, and those of before looks followed one another. */
export const looksToFollow = statement({
  name: 'scrutiny: looks that nobody has followed',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', item: 'plans' },
  sql: (p: { force: string; item: string }) => sql`
    select record_id
    from publication_check
    where force_id = ${p.force}
      and item = ${p.item}
      and not followed
    order by record_id
    limit 50`,
})

export const performanceMeetings = statement({
  name: 'scrutiny: public performance meetings between two days',
  row: Type.Object({
    record_id: Type.String(),
    held_on: Type.String(),
    place: Type.String(),
    stream: Maybe(Type.String()),
    questions_by: Maybe(Type.String()),
    outcome: Maybe(Type.String()),
    paper: Maybe(Type.String()),
    cancelled_because: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', from: '2026-01-01', until: '2026-12-31' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select record_id, held_on, place, stream, questions_by, outcome, paper, cancelled_because
    from performance_meeting
    where force_id = ${p.force}
      and held_on between ${p.from}::date and ${p.until}::date
    order by held_on desc, record_id
    limit 50`,
})

export const performanceYears = statement({
  name: 'scrutiny: years with three public meetings',
  row: Type.Object({ record_id: Type.String(), year: Type.Integer(), held: Type.Integer() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, year, held
    from performance_year
    where force_id = ${p.force}
    order by year desc
    limit 50`,
})

export const section55s = statement({
  name: 'scrutiny: comments under section 55 and their dates',
  row: Type.Object({
    record_id: Type.String(),
    report: Type.String(),
    due_on: Type.String(),
    comments_published_at: Maybe(Type.String()),
    gap: Type.Array(Type.String()),
    covered_by: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, report, due_on, comments_published_at, gap, covered_by
    from section_55_now
    where force_id = ${p.force}
      and not_owed is null
    order by due_on desc
    limit 50`,
})

/** Published reports that section 55 asks comments on, and on which nobody has opened any. Old comments go by title and day. */
export const unansweredReports = statement({
  name: 'scrutiny: published reports without comments under section 55',
  row: Type.Object({ record_id: Type.String(), title: Type.String(), published_on: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select i.record_id, i.title, i.published_on
    from inspection_now i
    where i.force_id = ${p.force}
      and i.published_on is not null
      and i.comments_owed
      and not exists (
        select from section_55_now s
        where s.force_id = i.force_id
          and (s.inspection_id = i.record_id or (s.inspection_id is null and s.report = i.title and s.published_on = i.published_on))
      )
    order by i.published_on desc, i.title
    limit 50`,
})
