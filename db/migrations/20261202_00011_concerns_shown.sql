-- A concern that ended without harm is shown to whoever takes the next report, and counts for no rule. What counts is never pushed out by what does not: each has its own limit.
drop function history_of_person(uuid, timestamptz, integer);
create function history_of_person(asked uuid, before timestamptz, at_most integer)
returns table (
  record_id uuid, phase text, reported_at timestamptz, located_at timestamptz, found_at text, closed_at timestamptz, level text, harm text,
  harm_disclosed text, exploitation text, looked_after boolean, return_interview text, repeat_referral_at timestamptz,
  trigger_plan_at timestamptz, partners_met_at timestamptz, last_seen_place text, was_missing boolean, counts boolean, closed boolean)
language sql stable security definer rows 10
set search_path = public, pg_temp
begin atomic
  with closed as materialized (
    select r.record_id as id
    from restriction r
    where r.force_id = context_force()
      and not opened(r.force_id, r.record_id)
  ),
  every as (
    select e.*, told.counts, row_number() over (partition by told.counts order by e.reported_at desc) as newest
    from episode e
    cross join lateral (
      select e.missing_from is not null or coalesce(e.harm in ('harm', 'serious harm'), false) or e.exploitation <> 'none'
        or e.harm_disclosed is not null as counts) as told
    where e.force_id = context_force()
      and e.person_id = any (records_of_person(context_force(), asked))
      and e.reported_at < before
      and e.phase <> 'voided'
  )
  select e.record_id, e.phase, e.reported_at, e.located_at, case when hidden.it then null else e.found_at end, e.closed_at, e.level, e.harm,
    e.harm_disclosed, e.exploitation, e.looked_after, e.return_interview, e.repeat_referral_at, e.trigger_plan_at, e.partners_met_at,
    case when hidden.it then 'restricted' else e.last_seen_place end, e.missing_from is not null, e.counts, hidden.it
  from every e
  cross join lateral (select exists (select from closed where closed.id in (e.record_id, e.person_id)) as it) as hidden
  where e.newest <= at_most
  order by e.reported_at desc
  limit 2 * at_most;
end;
comment on function history_of_person(uuid, timestamptz, integer) is
  'Earlier episodes of a child, merged records included, and contacts never opened as missing. The minimum grade asks of those that count: missing, or with harm or exploitation. The others are shown only. So many of each. Restricted ones give counts and dates without a place. Reads only the force of this transaction, nothing without one.';

grant create on schema public to vigil_search;
alter function history_of_person(uuid, timestamptz, integer) owner to vigil_search;
revoke create on schema public from vigil_search;
revoke all on function history_of_person(uuid, timestamptz, integer) from public;
grant execute on function history_of_person(uuid, timestamptz, integer) to vigil_app, vigil_clock;
