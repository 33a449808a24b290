-- A date that was moved, set or handed on is not its report's time scale, and does not read as if it were.
alter table recommendation add column date_from jsonb;
comment on column recommendation.date_from is 'Where its date is from: how it came about (handed on, agreed, set), the reference of the recommendation whose date it was, and the day it was agreed or set. Null where its time scale made the date.';

alter table recommendation no force row level security;
alter table fact no force row level security;
with dated as (
  select f.force_id, f.record_id, f.kind, f.position, f.happened_at, f.body ->> 'dueOn' as due_on, f.body ->> 'reference' as reference, f.body ? 'baseOn' as counted,
    lag(f.body ->> 'dueOn') over (partition by f.force_id, f.record_id order by f.position) as before
  from fact f
  where f.body ->> 'dueOn' is not null
    -- These are periods for a written answer, and no date by which it is met.
    and coalesce(f.body ->> 'timeScale', '') not in ('iopc-56', 'coroner-56', 'working-days-70', 'panel')
    and f.kind in ('recommendation.received/1', 'recommendation.received/2', 'recommendation.words-entered/1', 'recommendation.base-changed/1', 'recommendation.date-changed/1', 'recommendation.supersedes/1')
), last as (
  select distinct on (d.force_id, d.record_id) d.*
  from dated d
  join recommendation r on r.force_id = d.force_id and r.record_id = d.record_id and r.due_on = d.due_on::date
  order by d.force_id, d.record_id, d.position desc
)
update recommendation r
set date_from = case
    when l.kind = 'recommendation.supersedes/1' then jsonb_build_object('how', 'handed on', 'reference', l.reference, 'on', null)
    else jsonb_build_object('how', case when l.before is null then 'set' else 'agreed' end, 'reference', null, 'on', to_char(l.happened_at at time zone 'Europe/London', 'YYYY-MM-DD'))
  end
from last l
where r.force_id = l.force_id
  and r.record_id = l.record_id
  and l.before is distinct from l.due_on
  and (l.kind = 'recommendation.supersedes/1' or (l.kind = 'recommendation.date-changed/1' and not l.counted));
alter table fact force row level security;
alter table recommendation force row level security;

create or replace view recommendation_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.date_changes,
    r.counts_from, r.loosenings, s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, s.figures, s.audit,
    r.inspection_id, r.finding_id, r.paragraph, r.address, r.time_scale, r.base_on, r.found_again, r.first_found_on, r.superseded_by,
    r.verified_at, r.revisit, r.rejected_because, r.answer_by, r.answered_on, r.responsible_id, r.untestable,
    r.superseded_because, r.supersedes, r.reopenings, r.scope_changes, r.asked_of, r.date_from
  from recommendation r
  left join lateral (
    select standing, since, at, earliest_pass, stops, figures, audit
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true;
comment on column recommendation_now.date_from is 'Where its date is from; null where its time scale made it.';

create or replace view running_clock with (security_invoker = true) as
  select d.force_id, d.record_id, split_part(f.kind, '.', 1) as kind, d.name, d.owner, s.name as owner_name, d.due_at, d.basis, d.source,
    coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
    coalesce(r.theme, i.title, a.text, x.report, m.title, t.title, l.topic, o.topic, w.words, v.topic, h.place, g.forum) as subject,
    coalesce(m.held_on, h.held_on, (g.received_at at time zone 'Europe/London')::date) as subject_on,
    coalesce(c.item, p.item) as item,
    y.year,
    r.time_scale, r.base_on,
    coalesce(r.date_changes, a.date_changes, w.date_changes) as date_changes,
    b.kind as started_by,
    r.date_from
  from duty d
  join fact f on f.force_id = d.force_id and f.record_id = d.record_id and f.position = 1
  join fact b on b.force_id = d.force_id and b.record_id = d.record_id and b.position = d.starting_position
  left join staff s on s.force_id = d.force_id and s.staff_id = d.owner_id
  left join recommendation_now r on r.force_id = d.force_id and r.record_id = d.record_id
  left join inspection_now i on i.force_id = d.force_id and i.record_id = d.record_id
  left join action_now a on a.force_id = d.force_id and a.record_id = d.record_id
  left join section_55_now x on x.force_id = d.force_id and x.record_id = d.record_id
  left join meeting m on m.force_id = d.force_id and m.record_id = d.record_id
  left join audit t on t.force_id = d.force_id and t.record_id = d.record_id
  left join audited_file l on l.force_id = d.force_id and l.record_id = d.record_id
  left join peer_file o on o.force_id = d.force_id and o.record_id = d.record_id
  left join commissioner_action w on w.force_id = d.force_id and w.record_id = d.record_id
  left join scrutiny_decision v on v.force_id = d.force_id and v.record_id = d.record_id
  left join performance_meeting h on h.force_id = d.force_id and h.record_id = d.record_id
  left join performance_year y on y.force_id = d.force_id and y.record_id = d.record_id
  left join question g on g.force_id = d.force_id and g.record_id = d.record_id
  left join publication_check c on c.force_id = d.force_id and c.record_id = d.record_id
  left join publication_duty p on p.force_id = d.force_id and p.record_id = d.record_id
  where d.met_at is null
    and d.not_done_at is null
    and d.ended_at is null;
comment on column running_clock.date_from is 'Of a recommendation, where its date is from; null where its time scale made it.';
