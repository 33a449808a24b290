-- A message knows which duty it is about, so that an alert goes when that is done; and whose alerts is a question asked often.
alter table outbox
  add column duty text,
  add column starting_position integer,
  add column occurrence integer;
comment on column outbox.duty is 'The duty that was not done in time; null for what no duty caused.';
comment on column outbox.starting_position is 'The fact that started that duty.';
comment on column outbox.occurrence is 'Which of several.';
create index outbox_of_recipient on outbox (force_id, recipient, queued_at desc) where acted_at is null;
create index outbox_phone on outbox (force_id, recipient, queued_at desc) where channel = 'phone';
