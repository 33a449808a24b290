-- The roles of the cluster. Run before every migration; each may exist already. Passwords are set by the migrator.
-- Where the owner has no createrole, a superuser runs this once in Vigil's database, which must be the owner's.
-- owner: migrations (DATABASE_URL) · app: pages and commands · clock: alarms, sequencer, rebuild · measure: reads all of a force
-- judge: the sole writer of standing · erase: empties facts that two people approved to be erased, and nothing else
-- public: reads what is published · search: owns the search function, cannot log in
do $$
declare
  wanted text;
begin
  foreach wanted in array array['vigil_app', 'vigil_clock', 'vigil_measure', 'vigil_judge', 'vigil_public', 'vigil_erase'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', wanted);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'vigil_search') then
    create role vigil_search nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end
$$;
-- Temporary tables only for the role that rebuilds. In each database anew, since a copy of a database does not take these rights along.
do $$
begin
  if has_database_privilege('vigil_public', current_database(), 'temporary') then
    execute format('revoke temporary on database %I from public', current_database());
  end if;
  execute format('grant temporary on database %I to vigil_clock', current_database());
exception when insufficient_privilege then
  raise notice 'temporary tables stay open to every role: this database belongs to somebody else';
end
$$;
-- Migrations hand functions over to vigil_search, for which the owner must be able to be it.
do $$
declare
  owner name := (select pg_get_userbyid(datdba) from pg_database where datname = current_database());
begin
  if not pg_has_role(owner, 'vigil_search', 'member with admin option') then
    execute format('grant vigil_search to %I with admin option', owner);
  end if;
exception when insufficient_privilege or invalid_grant_operation then
  raise notice 'the owner of this database may not hand functions over to vigil_search: a superuser runs this file once';
end
$$;
