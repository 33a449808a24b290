-- Of whom a recommendation is asked stands in its row: what others are asked is counted apart from what the force is.
alter table recommendation add column asked_of text[] not null default '{}';
comment on column recommendation.asked_of is 'Of which kinds of body it is asked: chief constable (every chief officer of police), local policing body, another body. The first is the one whose part is followed. Empty where it stands in free words that nobody has sorted yet.';

alter table recommendation no force row level security;
alter table fact no force row level security;
update recommendation r
set asked_of = array[said.addressee]
from (
  select distinct on (f.force_id, f.record_id) f.force_id, f.record_id,
    case when f.kind = 'recommendation.received/1' then 'chief constable' else coalesce(f.body ->> 'addressee', kept.addressee) end as addressee
  from fact f
  -- What was erased of it stands without its words in a later fact.
  left join lateral (
    select one.value -> 'body' ->> 'addressee' as addressee
    from fact e
    cross join lateral jsonb_array_elements(e.body -> 'kept') as one (value)
    where e.force_id = f.force_id
      and e.record_id = f.record_id
      and e.kind = 'recommendation.words-erased/1'
      and (one.value ->> 'position')::integer = f.position
    limit 1
  ) kept on f.body is null
  where f.kind in ('recommendation.received/1', 'recommendation.received/2', 'recommendation.addressee-chosen/1', 'recommendation.addressee-corrected/1')
  order by f.force_id, f.record_id, f.position desc
) said
where r.force_id = said.force_id
  and r.record_id = said.record_id
  and said.addressee in ('chief constable', 'local policing body', 'another body');
-- Section 29 of the Police Reform and Social Responsibility Act 2011: a panel asks the local policing body, whatever stood there.
update recommendation set asked_of = '{local policing body}' where time_scale = 'panel';
alter table fact force row level security;
alter table recommendation force row level security;

create or replace view recommendation_in_register with (security_invoker = true) as
  select force_id, record_id, reference, theme, words, stage, due_on, date_changes, asked_of
  from recommendation;
comment on column recommendation_in_register.asked_of is 'Of which kinds of body it is asked; empty where nobody has said yet.';

create or replace view recommendation_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.date_changes,
    r.counts_from, r.loosenings, s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, s.figures, s.audit,
    r.inspection_id, r.finding_id, r.paragraph, r.address, r.time_scale, r.base_on, r.found_again, r.first_found_on, r.superseded_by,
    r.verified_at, r.revisit, r.rejected_because, r.answer_by, r.answered_on, r.responsible_id, r.untestable,
    r.superseded_because, r.supersedes, r.reopenings, r.scope_changes, r.asked_of
  from recommendation r
  left join lateral (
    select standing, since, at, earliest_pass, stops, figures, audit
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true;
comment on column recommendation_now.asked_of is 'Of which kinds of body it is asked; empty where nobody has said yet.';
