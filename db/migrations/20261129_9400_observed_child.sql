-- An observation says of which child it is: cases of one child are alike, and the test of change and the intervals allow for it.
alter table observation add column child_id uuid;
comment on column observation.child_id is 'The record of the child that it is about, as the case names it; null where it is about none, and the case itself stands for one. No name.';
drop index observation_by_measure;
create index observation_by_measure on observation (force_id, measure, at)
  include (record_id, child_id, due_at, done_at, recorded_at, tolerance_minutes, yes, minutes, team, area, hour, part);

grant create on schema public to vigil_search;
create function merged_people(force text) returns table (person_id uuid, child_id uuid) language sql stable security definer rows 100
set search_path = public, pg_temp
begin atomic
  select p.person_id, canonical_person(force, p.person_id)
  from person p
  where p.force_id = force
    and force = context_force()
    and p.canonical_id <> p.person_id;
end;
alter function merged_people(text) owner to vigil_search;
comment on function merged_people(text) is 'The records that were merged, each with the one that stands for the child now. Identities only, of the force of this transaction.';
revoke all on function merged_people(text) from public;
grant execute on function merged_people(text) to vigil_app, vigil_clock, vigil_measure, vigil_judge;
revoke create on schema public from vigil_search;
