-- What signs the ledger cannot be kept from it by another role: its turn is a lock on a table that the clock's role alone may take.
create table sequencer_turn (
  taken boolean
);
comment on table sequencer_turn is 'Always empty: whoever signs the ledger locks this table for the length of one turn, and only the clock''s role may.';
comment on column sequencer_turn.taken is 'Never written.';
grant update on sequencer_turn to vigil_clock;

-- No role needs large objects: they would be a store that nobody looks into. A server whose owner may not take them away keeps them.
do $$
declare
  one regprocedure;
begin
  for one in
    select oid::regprocedure
    from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace
      and proname ~ '^(lo_.*|loread|lowrite)$'
  loop
    execute format('revoke execute on function %s from public', one);
  end loop;
exception when insufficient_privilege then
  raise notice 'large objects stay open to every role: this server belongs to somebody else';
end
$$;
