-- How long a session may lie idle is the force's to say; it is fixed when the session begins, as its end is.
alter table session add column idle_minutes integer not null default 60 check (idle_minutes > 0);
comment on column session.idle_minutes is 'How long it may lie without a request, in minutes, by the policy in force when it began.';

create function session_person(
  asked bytea, at timestamptz,
  out force_id text, out staff_id uuid, out name text, out roles text[], out unit_id text, out supervisor_id uuid,
  out csrf text, out last_seen_at timestamptz, out expires_at timestamptz)
returns setof record language sql stable security definer rows 1
set search_path = pg_catalog, public, pg_temp
as $$
  select s.force_id, s.staff_id, p.name, p.roles, p.unit_id, p.supervisor_id, s.csrf, s.last_seen_at, s.expires_at
  from session s
  join staff p on p.force_id = s.force_id and p.staff_id = s.staff_id
  where s.id_hash = asked
    and s.expires_at > at
    and s.last_seen_at > at - make_interval(mins => s.idle_minutes)
    and p.left_at is null
$$;
comment on function session_person(bytea, timestamptz) is 'Who a session cookie belongs to, by its SHA-256; nothing when it has ended, lain idle, or its person has left.';

revoke all on function session_person(bytea, timestamptz) from public;
grant execute on function session_person(bytea, timestamptz) to vigil_app;
-- The owner of a function must be able to create one while it is handed over.
grant create on schema public to vigil_search;
alter function session_person(bytea, timestamptz) owner to vigil_search;
revoke create on schema public from vigil_search;
drop function session_person(bytea, timestamptz, integer);
