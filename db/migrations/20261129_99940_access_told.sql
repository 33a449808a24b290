-- A session that ends, a token that is revoked, somebody who leaves or whose rights change: every process is told at the commit, and forgets what it remembered of them.
create function tell_access() returns trigger language plpgsql as $$
begin
  -- Whom, and never what: every role of the database can listen.
  perform pg_notify('vigil_access', coalesce(old.force_id, '') || ' ' || old.staff_id::text);
  return null;
end $$;
comment on function tell_access() is 'Says on the channel vigil_access of whom a session, a token or the rights changed: "force staff". Sent when the change is committed, whoever makes it.';

create trigger tell_access after delete on session for each row execute function tell_access();
create trigger tell_access after update or delete on api_token for each row execute function tell_access();
create trigger tell_access after update or delete on staff for each row execute function tell_access();
