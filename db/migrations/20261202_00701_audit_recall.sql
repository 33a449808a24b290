-- A file that lies with another force and is never answered is taken back: by message, as it went.
alter table force_message drop constraint force_message_kind_check;
alter table force_message add constraint force_message_kind_check
  check (kind in ('transfer offer', 'transfer answer', 'transfer withdrawal', 'transfer addition', 'audit file', 'audit grading', 'audit recall', 'audit concern'));
comment on column force_message.kind is 'An offer of a transfer, its answer or withdrawal, or what was learned since it; a file to be graded, its grading, its recall, or that a child in it may not be safe.';

alter table peer_file drop constraint peer_file_answer_check;
alter table peer_file add constraint peer_file_answer_check
  check (answer in ('graded', 'refused', 'taken back'));
comment on column peer_file.answer is 'Graded or refused here, or taken back by the force whose audit it is; null while it waits.';
comment on column peer_file.answered_at is 'When it was graded, refused or taken back.';
