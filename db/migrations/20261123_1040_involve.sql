-- Who may open a child's restricted episodes, computed in one step: most forces have none most of the time, and a report should not pay for them.
create function involve_in_restricted(force text, person uuid, vigil uuid) returns void language plpgsql as $$
declare
  same uuid[];
begin
  if not exists (select from restriction r where r.force_id = force and r.person_id is not null) then
    return;
  end if;
  same := array(
    select person
    union
    select canonical_person(force, person)
    union
    select p.person_id from person p where p.force_id = force and p.canonical_id = canonical_person(force, person));
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
comment on function involve_in_restricted(text, uuid, uuid) is 'Handler, owner and incident manager of a child''s open episodes may open the restricted ones, and nobody else involved before; Vigil itself may too. Runs under the caller''s row-level security.';
