-- A decision that is not issued yet is kept, so that nothing typed is lost; the office alone sees it.
create table scrutiny_draft (
  force_id text not null,
  record_id uuid not null,
  topic text,
  saved_at timestamptz(3) not null,
  saved_by uuid not null,
  is_open boolean not null,
  primary key (force_id, record_id)
);
comment on table scrutiny_draft is 'Decisions of the local policing body that are saved and not issued: for its own office, never for the force and never public.';
comment on column scrutiny_draft.force_id is 'The force.';
comment on column scrutiny_draft.record_id is 'The record whose facts it comes from.';
comment on column scrutiny_draft.topic is 'What about, where that is typed already.';
comment on column scrutiny_draft.saved_at is 'When it was saved last.';
comment on column scrutiny_draft.saved_by is 'By whom.';
comment on column scrutiny_draft.is_open is 'Neither issued nor discarded.';
call protect('scrutiny_draft', false);
