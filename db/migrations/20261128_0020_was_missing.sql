-- A record that began as a concern is an episode from the loss of contact on: histories, lists and measures ask for that, not for how it began.
alter table episode add column missing_from timestamptz(3);
comment on column episode.missing_from is 'Since when the child counts as missing: the first contact, or the loss of contact; null for whoever never was.';
alter table episode add column at_risk boolean not null default false;
comment on column episode.at_risk is 'Located where they are not safe, and not yet returned.';
-- What is there already; a rebuild (`bin/vigil rebuild --apply`) adds those that became missing later.
alter table episode no force row level security;
update episode set missing_from = reported_at where path = 'missing';
alter table episode force row level security;
create index episode_at_risk on episode (force_id, reported_at) where at_risk;

-- Replaced by its owner's own rights; the grants stay.
grant create on schema public to vigil_search;
create or replace function history_of_person(asked uuid, before timestamptz, at_most integer)
returns table (
  record_id uuid, phase text, reported_at timestamptz, located_at timestamptz, found_at text, closed_at timestamptz, level text, harm text,
  exploitation text, looked_after boolean, return_interview text, repeat_referral_at timestamptz, trigger_plan_at timestamptz,
  partners_met_at timestamptz, last_seen_place text, closed boolean)
language sql stable security definer rows 10
set search_path = public, pg_temp
begin atomic
  with closed as materialized (
    select r.record_id as id
    from restriction r
    where r.force_id = context_force()
      and not opened(r.force_id, r.record_id)
  )
  select e.record_id, e.phase, e.reported_at, e.located_at, case when hidden.it then null else e.found_at end, e.closed_at, e.level, e.harm,
    e.exploitation, e.looked_after, e.return_interview, e.repeat_referral_at, e.trigger_plan_at, e.partners_met_at,
    case when hidden.it then 'restricted' else e.last_seen_place end, hidden.it
  from episode e
  cross join lateral (select exists (select from closed where closed.id in (e.record_id, e.person_id)) as it) as hidden
  where e.force_id = context_force()
    and e.person_id in (
      select canonical_person(context_force(), asked)
      union all
      select p.person_id from person p where p.force_id = context_force() and p.canonical_id = canonical_person(context_force(), asked)
      union all
      select asked)
    and e.reported_at < before
    and e.missing_from is not null
    and e.phase <> 'voided'
  order by e.reported_at desc
  limit at_most;
end;
revoke create on schema public from vigil_search;
