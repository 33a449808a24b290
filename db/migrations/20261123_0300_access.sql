-- Who works for a force, in which unit, and how a browser or a program proves who it acts for.

create table unit (
  force_id text not null,
  record_id uuid not null,
  unit_id text not null,
  name text not null,
  area text not null,
  kind text not null,
  disbanded_at timestamptz(3),
  primary key (force_id, record_id),
  unique (force_id, unit_id)
);
comment on table unit is 'Teams and units of a force. State: computed from facts of the kind unit.';
comment on column unit.force_id is 'The force.';
comment on column unit.record_id is 'The record of its facts.';
comment on column unit.unit_id is 'Short name, by which everything else refers to it.';
comment on column unit.name is 'What the force calls it.';
comment on column unit.area is 'The area it works in, for comparison between areas.';
comment on column unit.kind is 'What it does: response, control room, missing team, investigation.';
comment on column unit.disbanded_at is 'When it ceased to be; null while it exists.';

create table staff (
  force_id text not null,
  staff_id uuid not null,
  name text not null,
  roles text[] not null,
  unit_id text,
  email text,
  supervisor_id uuid,
  grading_trained_until date,
  left_at timestamptz(3),
  primary key (force_id, staff_id)
);
create unique index staff_email on staff (force_id, lower(email)) where left_at is null;
create index staff_unit on staff (force_id, unit_id) where left_at is null;
create index staff_name on staff (force_id, name, staff_id) where left_at is null;
comment on table staff is 'Members of staff. State: computed from facts of the kind staff.';
comment on column staff.force_id is 'The force.';
comment on column staff.staff_id is 'Identity, and the record of their facts.';
comment on column staff.name is 'Name as shown to colleagues.';
comment on column staff.roles is 'The jobs they do; src/registers/permissions.ts says what each may.';
comment on column staff.unit_id is 'The unit they work in.';
comment on column staff.email is 'The address by which the sign-in provider knows them.';
comment on column staff.supervisor_id is 'Who is told when they break glass.';
comment on column staff.grading_trained_until is 'Until when their training in grading lasts; null when never trained.';
comment on column staff.left_at is 'When they left; they can no longer sign in.';

create table session (
  id_hash bytea primary key check (length(id_hash) = 32),
  force_id text not null,
  staff_id uuid not null,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  csrf text not null check (length(csrf) >= 43)
);
create index session_of_staff on session (force_id, staff_id);
create index session_expires on session (expires_at);
comment on table session is 'Browsers that are signed in.';
comment on column session.id_hash is 'SHA-256 of the cookie; the cookie itself is kept nowhere.';
comment on column session.force_id is 'The force.';
comment on column session.staff_id is 'Who signed in.';
comment on column session.created_at is 'When they signed in.';
comment on column session.last_seen_at is 'The last request, to within a minute.';
comment on column session.expires_at is 'When it ends even if used all the while.';
comment on column session.csrf is 'Secret carried by every form of this session, so that no other site can send one.';

create table api_token (
  token_hash bytea primary key check (length(token_hash) = 32),
  force_id text not null,
  staff_id uuid not null,
  label text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index api_token_of_staff on api_token (force_id, staff_id);
comment on table api_token is 'Programs that may call the API on behalf of a member of staff. Made on the command line.';
comment on column api_token.token_hash is 'SHA-256 of the token; the token itself is shown once and kept nowhere.';
comment on column api_token.force_id is 'The force.';
comment on column api_token.staff_id is 'On whose behalf, and with whose permissions.';
comment on column api_token.label is 'What it is for, in words.';
comment on column api_token.created_at is 'When it was made.';
comment on column api_token.expires_at is 'When it ends.';
comment on column api_token.revoked_at is 'When it was withdrawn; null while it is good.';

-- ——— who sees which rows ———
do $$
declare
  name text;
begin
  foreach name in array array['unit', 'staff', 'session', 'api_token'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_force on %I to vigil_app, vigil_measure, vigil_judge using (force_id = (select context_force())) with check (force_id = (select context_force()))', name);
    execute format('create policy of_clock on %I to vigil_clock using (true) with check (true)', name);
    execute format('create policy of_search on %I for select to vigil_search using (true)', name);
  end loop;
end
$$;
-- No person deletes a member of staff, a unit or a token; they leave, are disbanded, are revoked.
grant select, insert, update on unit, staff to vigil_app;
-- A rebuild may take away a row that no fact supports.
grant select, insert, update, delete on unit, staff to vigil_clock;
grant select on unit, staff to vigil_measure, vigil_judge;
grant select, insert, delete on session to vigil_app;
grant update (last_seen_at) on session to vigil_app;
grant select, delete on session to vigil_clock;
grant select, insert on api_token to vigil_app;
grant update (revoked_at) on api_token to vigil_app;
grant select on staff, session, api_token to vigil_search;

-- ——— before the force is known ———
-- A cookie or a token names no force. These two answer for exactly one hash, which only its holder can know, and for nothing else.
create function session_person(
  asked bytea, at timestamptz, idle_minutes integer,
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
    and s.last_seen_at > at - make_interval(mins => idle_minutes)
    and p.left_at is null
$$;
comment on function session_person(bytea, timestamptz, integer) is 'Who a session cookie belongs to, by its SHA-256; nothing when it has ended, lain idle, or its person has left.';

create function token_person(
  asked bytea, at timestamptz,
  out force_id text, out staff_id uuid, out name text, out roles text[], out unit_id text, out supervisor_id uuid,
  out expires_at timestamptz)
returns setof record language sql stable security definer rows 1
set search_path = pg_catalog, public, pg_temp
as $$
  select t.force_id, t.staff_id, p.name, p.roles, p.unit_id, p.supervisor_id, t.expires_at
  from api_token t
  join staff p on p.force_id = t.force_id and p.staff_id = t.staff_id
  where t.token_hash = asked
    and t.expires_at > at
    and t.revoked_at is null
    and p.left_at is null
$$;
comment on function token_person(bytea, timestamptz) is 'Who an API token acts for, by its SHA-256; nothing when it has expired, was revoked, or its person has left.';

revoke all on function session_person(bytea, timestamptz, integer), token_person(bytea, timestamptz) from public;
grant execute on function session_person(bytea, timestamptz, integer), token_person(bytea, timestamptz) to vigil_app;
-- The owner of a function must be able to create one while it is handed over.
grant create on schema public to vigil_search;
grant vigil_search to current_user;
alter function session_person(bytea, timestamptz, integer) owner to vigil_search;
alter function token_person(bytea, timestamptz) owner to vigil_search;
revoke create on schema public from vigil_search;
