-- Rules of two people hold between humans: which entries are one human's is asked once, with the session, and never of the entry alone.
create index staff_number on staff (force_id, regexp_replace(lower(collar_number), '[^a-z0-9]', '', 'g')) where collar_number is not null;
create index staff_account_ever on staff (account_subject, account_issuer) where account_subject is not null;
create index staff_address_ever on staff (force_id, lower(email)) where email is not null;
create index staff_mailbox on staff (force_id, lower(split_part(email, '@', 1))) where email is not null;

-- By right of whoever asks: the application sees its own force, the functions below see whom the cookie or token names.
create function other_entries(of_force text, of_staff uuid) returns jsonb language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  with recursive human (staff_id, because) as (
    select of_staff, ''
    union
    select o.staff_id, o.because
    from human h
    join staff p on p.force_id = of_force and p.staff_id = h.staff_id
    cross join lateral (
      select s.staff_id, 'the same collar, warrant or staff number' as because
      from staff s
      where s.force_id = of_force
        and s.collar_number is not null
        and regexp_replace(lower(s.collar_number), '[^a-z0-9]', '', 'g')
          = nullif(regexp_replace(lower(p.collar_number), '[^a-z0-9]', '', 'g'), '')
      union all
      select s.staff_id, 'the same account'
      from staff s
      where s.force_id = of_force
        and s.account_subject = p.account_subject
        and s.account_issuer = p.account_issuer
      union all
      select s.staff_id, 'the same address'
      from staff s
      where s.force_id = of_force
        and lower(s.email) = lower(p.email)
      union all
      select s.staff_id, 'the same mailbox and telephone'
      from staff s
      where s.force_id = of_force
        and lower(split_part(s.email, '@', 1)) = lower(split_part(p.email, '@', 1))
        and regexp_replace(s.phone, '[^0-9]', '', 'g') = nullif(regexp_replace(p.phone, '[^0-9]', '', 'g'), '')
    ) o
    where o.staff_id <> h.staff_id
  )
  select coalesce(
    jsonb_agg(jsonb_build_object('staffId', others.staff_id, 'name', others.name, 'because', others.because) order by others.staff_id),
    '[]')
  from (
    select distinct on (h.staff_id) h.staff_id, s.name, h.because
    from human h
    join staff s on s.force_id = of_force and s.staff_id = h.staff_id
    where h.staff_id <> of_staff
    order by h.staff_id, h.because
    limit 50
  ) others
$$;
comment on function other_entries(text, uuid) is 'The other entries of one human, those that ended too: who, and by what they are known for the same. A telephone or a mailbox at another domain alone proves nothing (decision 0021).';
revoke all on function other_entries(text, uuid) from public;
grant execute on function other_entries(text, uuid) to vigil_app, vigil_clock, vigil_search;

drop function session_person(bytea, timestamptz);
create function session_person(
  asked bytea, at timestamptz,
  out force_id text, out staff_id uuid, out name text, out roles text[], out unit_id text, out supervisor_id uuid, out also jsonb,
  out csrf text, out last_seen_at timestamptz, out expires_at timestamptz)
returns setof record language sql stable security definer rows 1
set search_path = pg_catalog, public, pg_temp
as $$
  select s.force_id, s.staff_id, p.name, p.roles, p.unit_id, p.supervisor_id, other_entries(s.force_id, s.staff_id),
    s.csrf, s.last_seen_at, s.expires_at
  from session s
  join staff p on p.force_id = s.force_id and p.staff_id = s.staff_id
  where s.id_hash = asked
    and s.expires_at > at
    and s.last_seen_at > at - make_interval(mins => s.idle_minutes)
    and p.left_at is null
$$;
comment on function session_person(bytea, timestamptz) is 'Who a session cookie belongs to, by its SHA-256, and under which other entries; nothing when it has ended, lain idle, or its person has left.';

drop function token_person(bytea, timestamptz);
create function token_person(
  asked bytea, at timestamptz,
  out force_id text, out staff_id uuid, out name text, out roles text[], out unit_id text, out supervisor_id uuid, out also jsonb,
  out expires_at timestamptz)
returns setof record language sql stable security definer rows 1
set search_path = pg_catalog, public, pg_temp
as $$
  select t.force_id, t.staff_id, p.name, p.roles, p.unit_id, p.supervisor_id, other_entries(t.force_id, t.staff_id), t.expires_at
  from api_token t
  join staff p on p.force_id = t.force_id and p.staff_id = t.staff_id
  where t.token_hash = asked
    and t.expires_at > at
    and t.revoked_at is null
    and p.left_at is null
$$;
comment on function token_person(bytea, timestamptz) is 'Who an API token acts for, by its SHA-256, and under which other entries; nothing when it has expired, was revoked, or its person has left.';

revoke all on function session_person(bytea, timestamptz), token_person(bytea, timestamptz) from public;
grant execute on function session_person(bytea, timestamptz), token_person(bytea, timestamptz) to vigil_app;
-- The owner of a function must be able to create one while it is handed over.
grant create on schema public to vigil_search;
alter function session_person(bytea, timestamptz) owner to vigil_search;
alter function token_person(bytea, timestamptz) owner to vigil_search;
revoke create on schema public from vigil_search;
