-- Whether a reference is taken, also by a draft that whoever asks may not see: yes or no, and nothing else of it.
create function inspection_references_taken(wanted text[]) returns text[] language sql stable security definer
set search_path = public, pg_temp as $$
  select coalesce(array_agg(i.reference), '{}')
  from inspection i
  where i.force_id = context_force()
    and i.reference = any (wanted)
$$;
create policy of_search on inspection for select to vigil_search using (true);
grant select (force_id, reference) on inspection to vigil_search;
grant create on schema public to vigil_search;
grant vigil_search to current_user;
alter function inspection_references_taken(text[]) owner to vigil_search;
revoke create on schema public from vigil_search;
revoke all on function inspection_references_taken(text[]) from public;
grant execute on function inspection_references_taken(text[]) to vigil_app;
comment on function inspection_references_taken(text[]) is 'Which of these references are taken in this force, drafts under embargo included.';
