-- What a report is checked against: the whole history of a child, restricted episodes included, and whether a child is known.
-- A restricted episode still raises the minimum grade (house.md section 3): its counts and dates are given, its places and details are not.
create function history_of_person(asked uuid, before timestamptz, at_most integer)
returns table (
  record_id uuid, phase text, reported_at timestamptz, located_at timestamptz, found_at text, closed_at timestamptz, level text, harm text,
  exploitation text, looked_after boolean, return_interview text, repeat_referral_at timestamptz, trigger_plan_at timestamptz, last_seen_place text,
  closed boolean)
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
    e.exploitation, e.looked_after, e.return_interview, e.repeat_referral_at, e.trigger_plan_at,
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
    and e.path = 'missing'
    and e.phase <> 'voided'
  order by e.reported_at desc
  limit at_most;
end;
comment on function history_of_person(uuid, timestamptz, integer) is
  'Earlier episodes of a child, merged records included, for the minimum grade. Restricted ones give counts and dates without a place. Reads only the force of this transaction, nothing without one.';

create function person_known(asked uuid) returns boolean language sql stable security definer
set search_path = public, pg_temp
begin atomic
  select exists (select from person p where p.force_id = context_force() and p.person_id = asked);
end;
comment on function person_known(uuid) is 'Whether the force of this transaction has such a person, restricted or not.';

create policy of_search on episode for select to vigil_search using (true);
grant select on episode to vigil_search;

-- A new owner must be able to create in the schema at the moment it is given the function.
grant create on schema public to vigil_search;
grant vigil_search to current_user;
alter function history_of_person(uuid, timestamptz, integer) owner to vigil_search;
alter function person_known(uuid) owner to vigil_search;
revoke create on schema public from vigil_search;
revoke all on function history_of_person(uuid, timestamptz, integer), person_known(uuid) from public;
grant execute on function history_of_person(uuid, timestamptz, integer), person_known(uuid) to vigil_app, vigil_clock;
