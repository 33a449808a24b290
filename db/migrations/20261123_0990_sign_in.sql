-- An address leads to one person in whichever force: the provider says an address and nothing else.
create unique index staff_email_everywhere on staff (lower(email)) where left_at is null;

create function sign_in_person(
  asked text,
  out force_id text, out staff_id uuid, out name text, out roles text[], out unit_id text, out supervisor_id uuid)
returns setof record language sql stable security definer rows 1
set search_path = pg_catalog, public, pg_temp
as $$
  select p.force_id, p.staff_id, p.name, p.roles, p.unit_id, p.supervisor_id
  from staff p
  where lower(p.email) = lower(asked)
    and p.left_at is null
$$;
comment on function sign_in_person(text) is 'Who signs in with an address, in whichever force; nothing for an address of nobody.';

create function sign_in_address_used(asked text, but uuid)
returns boolean language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select exists (select 1 from staff p where lower(p.email) = lower(asked) and p.left_at is null and p.staff_id <> but)
$$;
comment on function sign_in_address_used(text, uuid) is 'Whether somebody else signs in with an address, in any force. Says neither who nor where.';

create function forces_at_work() returns setof text language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select distinct s.force_id from staff s where s.left_at is null order by 1
$$;
comment on function forces_at_work() is 'The forces that have staff: for which standings are computed and lists printed.';

revoke all on function sign_in_person(text), sign_in_address_used(text, uuid), forces_at_work() from public;
grant execute on function sign_in_person(text), sign_in_address_used(text, uuid), forces_at_work() to vigil_app;
-- The owner of a function must be able to create one while it is handed over.
grant create on schema public to vigil_search;
alter function sign_in_person(text) owner to vigil_search;
alter function sign_in_address_used(text, uuid) owner to vigil_search;
alter function forces_at_work() owner to vigil_search;
revoke create on schema public from vigil_search;
