-- Merges are followed however many there are in a row, and every record of a child is found from any other: a history that ends at the second merge is not the child's.
-- Which record stands for a child is not hidden by the restriction of one in between: only identities leave.
grant create on schema public to vigil_search;
create or replace function canonical_person(force text, start uuid) returns uuid language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare
  here uuid := start;
  following uuid;
  seen uuid[] := '{}';
begin
  loop
    select p.canonical_id into following
    from person as p
    where p.force_id = force and p.force_id = context_force() and p.person_id = here;
    exit when following is null or following = here;
    seen := seen || here;
    -- A circle that two people made at one moment, when that was still possible: from each of its records the same one stands.
    if following = any (seen) then
      return (select min(one::text)::uuid from unnest(seen[array_position(seen, following):]) as one);
    end if;
    here := following;
  end loop;
  return here;
end;
$$;
alter function canonical_person(text, uuid) owner to vigil_search;
comment on function canonical_person(text, uuid) is 'Follows merges to the record that now stands for the person, however many there are. Of the force of this transaction.';

create function records_of_person(force text, start uuid) returns uuid[] language sql stable security definer
set search_path = public, pg_temp
begin atomic
  with recursive same (id) as (
    select canonical_person(force, start)
    union
    select p.person_id
    from same
    join person p on p.force_id = force and p.canonical_id = same.id
    where force = context_force()
  )
  select array_agg(same.id) from same;
end;
alter function records_of_person(text, uuid) owner to vigil_search;
comment on function records_of_person(text, uuid) is 'Every record of the child that this one is of: the one that stands for them, and all that were merged into it, in however many steps. Of the force of this transaction.';

revoke all on function canonical_person(text, uuid), records_of_person(text, uuid) from public;
grant execute on function canonical_person(text, uuid), records_of_person(text, uuid) to vigil_app, vigil_clock, vigil_measure, vigil_judge;

create function stands_for(force text, person uuid, canonical uuid) returns uuid language sql stable
  return case when canonical is null or canonical = person then person else canonical_person(force, canonical) end;
comment on function stands_for(text, uuid, uuid) is 'As canonical_person, beside a row of person that was read already: most were never merged, and are looked up no second time.';

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
    and e.person_id = any (records_of_person(context_force(), asked))
    and e.reported_at < before
    and e.missing_from is not null
    and e.phase <> 'voided'
  order by e.reported_at desc
  limit at_most;
end;

-- As before, of all records of the child.
create or replace function involve_in_restricted_1(force text, person uuid, vigil uuid) returns void language plpgsql as $$
declare
  same uuid[];
begin
  if not exists (select from restriction r where r.force_id = force and r.person_id is not null) then
    return;
  end if;
  same := records_of_person(force, person);
  delete from opening o
  using restriction r
  where r.force_id = force
    and r.person_id = any (same)
    and o.force_id = r.force_id
    and o.record_id = r.record_id
    and o.basis = 'involved'
    and o.staff_id <> vigil
    and not exists (
      select
      from episode e
      where e.force_id = force
        and e.person_id = any (same)
        and e.phase in ('known', 'reported', 'open', 'located', 'returned')
        and o.staff_id in (e.handler_id, e.owner_id, e.endorsed_by));
  insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
  select force, w.record_id, w.staff_id, 'involved', w.opened_at, timestamptz '9999-12-31 00:00:00+00'
  from (
    select r.record_id, s.staff_id, min(e.reported_at) as opened_at
    from restriction r
    join episode e on e.force_id = r.force_id
      and e.person_id = any (same)
      and e.phase in ('known', 'reported', 'open', 'located', 'returned')
    cross join lateral (values (e.handler_id), (e.owner_id), (e.endorsed_by)) as s (staff_id)
    where r.force_id = force
      and r.person_id = any (same)
      and s.staff_id is not null
    group by r.record_id, s.staff_id
    union
    select r.record_id, vigil, r.since
    from restriction r
    where r.force_id = force
      and r.person_id = any (same)
  ) w
  on conflict (force_id, record_id, staff_id, basis) do update
  set opened_at = excluded.opened_at, until = excluded.until;
end;
$$;
create or replace function involve_in_restricted(force text, person uuid, vigil uuid) returns void language plpgsql as $$
declare
  same uuid[];
  live boolean;
begin
  if not exists (select from restriction r where r.force_id = force and r.person_id is not null) then
    return;
  end if;
  perform involve_in_restricted_1(force, person, vigil);
  same := records_of_person(force, person);
  live := exists (
    select from episode e
    where e.force_id = force and e.person_id = any (same) and e.phase in ('known', 'reported', 'open', 'located', 'returned'));
  update restriction r
  set searched = live
  where r.force_id = force
    and r.person_id = any (same)
    and r.searched is distinct from live;
end;
$$;
revoke create on schema public from vigil_search;
