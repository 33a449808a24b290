-- Locks by which commands and migrations wait for one another are not for the public site's role to take. A server whose owner may not say so keeps them open.
do $$
declare
  one regprocedure;
begin
  for one in
    select oid::regprocedure
    from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace
      and proname ~ '^pg_(try_)?advisory_'
  loop
    execute format('revoke execute on function %s from public', one);
    execute format('grant execute on function %s to vigil_app, vigil_clock, vigil_measure, vigil_judge, vigil_erase', one);
  end loop;
exception when insufficient_privilege then
  raise notice 'advisory locks stay open to every role: this server belongs to somebody else';
end
$$;
