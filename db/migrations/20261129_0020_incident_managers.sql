-- Whoever must endorse the grade of a restricted child's new episode sees the earlier ones beforehand, and not only once they have endorsed it.
alter table restriction add column searched boolean not null default false;
comment on column restriction.searched is 'On a closed episode: the child has an open one now, so that force incident managers may open this one too.';

create or replace function closed_records() returns uuid[] language sql stable
begin atomic
  select coalesce(array_agg(r.record_id), '{}')
  from restriction r
  where r.force_id = context_force()
    and not exists (
      select from opening o
      where o.force_id = r.force_id and o.record_id = r.record_id and o.staff_id = context_who() and o.until > context_now())
    and not (
      r.searched
      and exists (
        select from staff s
        where s.force_id = r.force_id and s.staff_id = context_who() and s.left_at is null and 'force incident manager' = any (s.roles)));
end;
comment on function closed_records() is 'The restricted records that the person of this transaction may not open: no opening, or it has run out; a force incident manager opens those of a child who is searched for now.';

alter function involve_in_restricted(text, uuid, uuid) rename to involve_in_restricted_1;
create function involve_in_restricted(force text, person uuid, vigil uuid) returns void language plpgsql as $$
declare
  same uuid[];
  live boolean;
begin
  if not exists (select from restriction r where r.force_id = force and r.person_id is not null) then
    return;
  end if;
  perform involve_in_restricted_1(force, person, vigil);
  same := array(
    select person
    union
    select canonical_person(force, person)
    union
    select p.person_id from person p where p.force_id = force and p.canonical_id = canonical_person(force, person));
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
comment on function involve_in_restricted(text, uuid, uuid) is 'As before: handler, owner and who endorsed may open a child''s restricted episodes; and it is kept whether the child is searched for now. Runs under the caller''s row-level security.';

alter table restriction no force row level security;
alter table episode no force row level security;
alter table person no force row level security;
update restriction r
set searched = true
where r.person_id is not null
  and exists (
    select from episode e
    where e.force_id = r.force_id
      and (e.person_id = r.person_id or canonical_person(e.force_id, e.person_id) = canonical_person(r.force_id, r.person_id))
      and e.phase in ('known', 'reported', 'open', 'located', 'returned'));
alter table restriction force row level security;
alter table episode force row level security;
alter table person force row level security;
