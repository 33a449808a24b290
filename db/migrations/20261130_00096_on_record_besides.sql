-- An episode taken over from another force knows what was said here until it was accepted, and its own record, which began with the first report to the other force, says nothing of itself.
drop function child_on_record(uuid, timestamptz);
grant create on schema public to vigil_search;
create function child_on_record(asked uuid, before timestamptz, besides uuid)
returns table (
  date_of_birth date, age_disputed boolean, sex text, age integer, age_said_at timestamptz, looked_after_by text, looked_after_at timestamptz,
  looked_after text, looked_after_said_at timestamptz, placed_here text, placed_here_said_at timestamptz)
language sql stable security definer rows 1
set search_path = public, pg_temp
begin atomic
  with same as materialized (
    select unnest(records_of_person(context_force(), asked)) as id
  ),
  -- The record that stands for the child first, then those merged into it: what any of them says counts.
  register as materialized (
    select p.person_id, p.date_of_birth, p.age_disputed, p.sex, p.looked_after_by, p.looked_after_at,
      p.person_id = canonical_person(context_force(), asked) as stands
    from person p
    join same on same.id = p.person_id
    where p.force_id = context_force()
  ),
  said as materialized (
    select e.reported_at, e.age_said, e.looked_after_said, e.placed_here_said
    from episode e
    join same on same.id = e.person_id
    where e.force_id = context_force()
      and e.reported_at < before
      and e.record_id is distinct from besides
      and e.phase <> 'voided'
    order by e.reported_at desc
    limit 100
  )
  select born.date_of_birth, coalesce(born.age_disputed, false), sexed.sex, aged.age_said, aged.reported_at, cared.looked_after_by, cared.looked_after_at,
    looked.looked_after_said, looked.reported_at, placed.placed_here_said, placed.reported_at
  from (select true) one (row)
  left join lateral (
    select r.date_of_birth, r.age_disputed
    from register r
    order by r.date_of_birth is null, r.stands desc, r.date_of_birth desc, r.person_id
    limit 1
  ) born on true
  left join lateral (
    select r.sex from register r where r.sex is not null order by r.stands desc, r.person_id limit 1
  ) sexed on true
  left join lateral (
    select r.looked_after_by, r.looked_after_at
    from register r
    where r.looked_after_by is not null
    order by r.looked_after_at desc nulls last, r.stands desc, r.person_id
    limit 1
  ) cared on true
  left join lateral (
    select s.age_said, s.reported_at from said s where s.age_said is not null order by s.reported_at desc limit 1
  ) aged on true
  left join lateral (
    select s.looked_after_said, s.reported_at from said s where s.looked_after_said is not null order by s.reported_at desc limit 1
  ) looked on true
  left join lateral (
    select s.placed_here_said, s.reported_at from said s where s.placed_here_said is not null order by s.reported_at desc limit 1
  ) placed on true;
end;
alter function child_on_record(uuid, timestamptz, uuid) owner to vigil_search;
comment on function child_on_record(uuid, timestamptz, uuid) is
  'What a child’s record, merged records included, and reports before a time, one record left out, say of the child, for the minimum grade: restricted ones too, without name or place. Reads only the force of this transaction, nothing without one.';
revoke create on schema public from vigil_search;
revoke all on function child_on_record(uuid, timestamptz, uuid) from public;
grant execute on function child_on_record(uuid, timestamptz, uuid) to vigil_app, vigil_clock;
