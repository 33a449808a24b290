-- A draft under embargo whose readers have all left opens for nobody: who is asked for in their place, and which drafts those are.
create table draft_readers (
  force_id text not null,
  record_id uuid not null,
  about uuid not null,
  reference text not null,
  readers uuid[] not null,
  because text not null,
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  decided text check (decided in ('agreed', 'refused')),
  primary key (force_id, record_id)
);
comment on table draft_readers is 'Requests for new readers of a draft under embargo that nobody is left to open. State: computed from facts of the kind draft-readers.';
comment on column draft_readers.force_id is 'The force.';
comment on column draft_readers.record_id is 'The request.';
comment on column draft_readers.about is 'The draft.';
comment on column draft_readers.reference is 'The reference of the draft.';
comment on column draft_readers.readers is 'Who is to see it until it is published.';
comment on column draft_readers.because is 'Why them.';
comment on column draft_readers.asked_by is 'Who asked.';
comment on column draft_readers.asked_at is 'When it was asked.';
comment on column draft_readers.decided is 'What a chief officer decided; null while nobody has.';
call protect('draft_readers', false);

-- By reference and nothing else: whoever asks sees no more of a draft than that it is there.
create function drafts_nobody_reads(jobs text[]) returns table (record_id uuid, reference text, since timestamptz(3)) language sql stable security definer
  set search_path = public, pg_temp as $$
  select i.record_id, i.reference, r.since
  from restriction r
  join inspection i on i.force_id = r.force_id and i.record_id = r.record_id
  where r.force_id = context_force()
    and r.reason = 'a draft under embargo'
    and not exists (
      select from opening o
      join staff s on s.force_id = o.force_id and s.staff_id = o.staff_id
      where o.force_id = r.force_id
        and o.record_id = r.record_id
        and o.basis = 'involved'
        and s.left_at is null
        and s.roles && jobs
    )
$$;
grant select (record_id) on inspection to vigil_search;
grant create on schema public to vigil_search;
grant vigil_search to current_user;
alter function drafts_nobody_reads(text[]) owner to vigil_search;
revoke create on schema public from vigil_search;
revoke all on function drafts_nobody_reads(text[]) from public;
grant execute on function drafts_nobody_reads(text[]) to vigil_app;
comment on function drafts_nobody_reads(text[]) is 'Drafts under embargo of this force that nobody in post with one of these jobs may open: reference and day of entry alone.';
