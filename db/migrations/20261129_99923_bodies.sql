-- The bodies around a force have terms and successors: commissioners are to be abolished in May 2028, and what they owe is then owed by others.
create table body (
  force_id text not null,
  record_id uuid not null,
  kind text not null,
  name text not null,
  from_on date,
  until_on date,
  because text,
  successor uuid,
  primary key (force_id, record_id)
);
comment on table body is 'Bodies that inspect a force, hold it to account or are asked beside it, with their terms.';
comment on column body.force_id is 'The force.';
comment on column body.record_id is 'The record whose facts it comes from.';
comment on column body.kind is 'local policing body, panel, inspectorate, force, police complaints body, coroner or partner.';
comment on column body.name is 'What it calls itself.';
comment on column body.from_on is 'The first day of its term; null where it was there before anything here.';
comment on column body.until_on is 'The last day of its term, which may be to come; null while none is known.';
comment on column body.because is 'By what its term ends.';
comment on column body.successor is 'Who owes what it owed, from the day after.';
call protect('body', false);

create view body_now with (security_invoker = true) as
  select force_id, record_id, kind, name, from_on, until_on, because, successor
  from body;
comment on view body_now is 'Every body with its term and its successor. A contract between slices: columns are added, never changed.';
comment on column body_now.force_id is 'The force.';
comment on column body_now.record_id is 'The record whose facts it comes from.';
comment on column body_now.kind is 'local policing body, panel, inspectorate, force, police complaints body, coroner or partner.';
comment on column body_now.name is 'What it calls itself.';
comment on column body_now.from_on is 'The first day of its term; null where it was there before anything here.';
comment on column body_now.until_on is 'The last day of its term, which may be to come; null while none is known.';
comment on column body_now.because is 'By what its term ends.';
comment on column body_now.successor is 'Who owes what it owed, from the day after.';
grant select on body_now to vigil_app;
