-- A tenth of the audited files is graded by another force: the file goes there without names, its grading comes back by itself.
alter table force_message drop constraint force_message_kind_check;
alter table force_message add constraint force_message_kind_check
  check (kind in ('transfer offer', 'transfer answer', 'audit file', 'audit grading'));
comment on column force_message.kind is 'An offer of a transfer, a file to be graded, or the answer to one.';

create table peer_file (
  force_id text not null,
  record_id uuid not null,
  from_force text not null,
  from_name text not null,
  topic text not null,
  received_at timestamptz(3) not null,
  answer text check (answer in ('graded', 'refused')),
  answered_at timestamptz(3),
  primary key (force_id, record_id)
);
comment on table peer_file is 'Files of other forces'' audits that this force grades.';
comment on column peer_file.force_id is 'The force that grades.';
comment on column peer_file.record_id is 'The record whose facts it comes from.';
comment on column peer_file.from_force is 'Whose audit it is.';
comment on column peer_file.from_name is 'Its name.';
comment on column peer_file.topic is 'What the case is about.';
comment on column peer_file.received_at is 'When it came.';
comment on column peer_file.answer is 'Graded or refused; null while it waits.';
comment on column peer_file.answered_at is 'When it was.';
call protect('peer_file', false);
