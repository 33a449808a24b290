-- A case that an auditor returned at once stays open on the audited file until whoever has the case has answered.
alter table audited_file add column concern_answered_at timestamptz(3);
comment on column audited_file.concern_answered_at is 'When whoever has the case answered the last of them; null while one is open, or none was raised.';
