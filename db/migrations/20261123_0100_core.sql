-- The ledger of facts, the duties computed from them, and what keeps both honest.
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
revoke create on schema public from public;
grant usage on schema public to vigil_app, vigil_clock, vigil_measure, vigil_judge, vigil_search;

create function context_force() returns text language sql stable parallel safe
  return nullif(current_setting('vigil.force', true), '');
create function context_who() returns uuid language sql stable parallel safe
  return nullif(current_setting('vigil.who', true), '')::uuid;
create function context_now() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('vigil.now', true), '')::timestamptz;
comment on function context_force() is 'The force this transaction is about, set by the application; null shows nothing.';
comment on function context_who() is 'The member of staff on whose behalf this transaction runs.';
comment on function context_now() is 'The time at which this transaction is said to happen.';

create table force (
  force_id text primary key check (force_id ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  country text not null check (country in ('E', 'W'))
);
comment on table force is 'Police forces of England and Wales, and the demonstration force.';
comment on column force.force_id is 'Short name used in addresses and in every other table.';
comment on column force.name is 'Full name.';
comment on column force.country is 'E or W: the return-interview duty is the English statutory guidance.';
grant select on force to vigil_app, vigil_clock, vigil_measure, vigil_judge;
grant insert on force to vigil_app;

-- ——— facts ———
create table fact (
  force_id text not null,
  record_id uuid not null,
  position integer not null check (position > 0),
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+/[0-9]+$'),
  happened_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  written_at timestamptz(3) not null default clock_timestamp(),
  written_xid xid8 not null default pg_current_xact_id(),
  recorded_by uuid not null,
  command_id uuid not null,
  policy_version text not null,
  corrects integer,
  body jsonb,
  salt bytea,
  body_hash bytea not null,
  erased_at timestamptz(3),
  primary key (force_id, record_id, position)
);
create index fact_written_xid on fact (written_xid);
comment on table fact is 'What happened. Append-only: no role of the application may update or delete a row.';
comment on column fact.force_id is 'The force whose fact it is.';
comment on column fact.record_id is 'The case, person, member of staff, policy or recommendation it is about.';
comment on column fact.position is 'Its place in the record, from 1. Two writers of one position conflict.';
comment on column fact.kind is 'What kind of fact, with its version.';
comment on column fact.happened_at is 'When it happened, as far as is known.';
comment on column fact.recorded_at is 'When it was recorded, by the clock of the product.';
comment on column fact.written_at is 'When the database wrote it; nobody can supply it.';
comment on column fact.written_xid is 'The transaction that wrote it; the sequencer reads below the oldest running one.';
comment on column fact.recorded_by is 'The member of staff, or the system, who recorded it.';
comment on column fact.command_id is 'The command that caused it; facts of one command share it.';
comment on column fact.policy_version is 'The policy in force when it was recorded.';
comment on column fact.corrects is 'The position in the same record that it corrects; the original stays.';
comment on column fact.body is 'What is known about it. Names and free text are only here. Null after a lawful erasure.';
comment on column fact.salt is 'Random; hides the body behind its hash. Null after a lawful erasure.';
comment on column fact.body_hash is 'SHA-256 of salt and canonical body; survives erasure.';
comment on column fact.erased_at is 'When body and salt were erased by lawful authority.';
revoke all on fact from public;
grant select on fact to vigil_app, vigil_clock, vigil_measure, vigil_judge;
grant insert (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, corrects, body, salt, body_hash)
  on fact to vigil_app, vigil_clock;

create table command (
  force_id text not null,
  who uuid not null,
  key text not null check (length(key) between 1 and 200),
  command_id uuid not null,
  request_hash bytea not null,
  outcome jsonb not null,
  at timestamptz(3) not null,
  primary key (force_id, who, key)
);
comment on table command is 'Commands carried out, so that one sent twice is done once.';
comment on column command.force_id is 'The force.';
comment on column command.who is 'Who gave the command.';
comment on column command.key is 'The key the sender gave it (Idempotency-Key, or the form''s own).';
comment on column command.command_id is 'Named by the facts it caused.';
comment on column command.request_hash is 'SHA-256 of the request: the same key with another request is refused.';
comment on column command.outcome is 'What was answered the first time.';
comment on column command.at is 'When.';
grant select, insert on command to vigil_app, vigil_clock;

-- ——— restriction: state, never on the fact ———
create table restriction (
  force_id text not null,
  record_id uuid not null,
  reason text not null,
  since timestamptz(3) not null,
  primary key (force_id, record_id)
);
comment on table restriction is 'Records that only some may open.';
comment on column restriction.force_id is 'The force.';
comment on column restriction.record_id is 'The restricted record.';
comment on column restriction.reason is 'Why it is restricted.';
comment on column restriction.since is 'Since when.';

create table opening (
  force_id text not null,
  record_id uuid not null,
  staff_id uuid not null,
  basis text not null check (basis in ('involved', 'break glass')),
  opened_at timestamptz(3) not null,
  until timestamptz(3) not null,
  primary key (force_id, record_id, staff_id, basis)
);
comment on table opening is 'Who may open a restricted record now, and on what basis.';
comment on column opening.force_id is 'The force.';
comment on column opening.record_id is 'The restricted record.';
comment on column opening.staff_id is 'Who may open it.';
comment on column opening.basis is 'Involved in an open episode of the same child, or broke the glass with a reason.';
comment on column opening.opened_at is 'From when.';
comment on column opening.until is 'Until when; four hours at most for break glass.';

-- The one rule of restricted records, used by every policy below and in later migrations; evaluated once a query.
create function closed_records() returns uuid[] language sql stable
begin atomic
  select coalesce(array_agg(r.record_id), '{}')
  from restriction r
  where r.force_id = context_force()
    and not exists (
      select from opening o
      where o.force_id = r.force_id and o.record_id = r.record_id and o.staff_id = context_who() and o.until > context_now());
end;
comment on function closed_records() is 'The restricted records that the person of this transaction may not open: no opening, or it has run out.';

-- ——— duties, observations, alarms: state, computed from facts ———
create table duty (
  force_id text not null,
  record_id uuid not null,
  name text not null,
  starting_position integer not null,
  occurrence integer not null default 1,
  owner text not null,
  owner_id uuid,
  started_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  tolerance_minutes integer not null,
  met_at timestamptz(3),
  met_recorded_at timestamptz(3),
  not_done_at timestamptz(3),
  ended_at timestamptz(3),
  policy_version text not null,
  basis text not null,
  source text not null,
  primary key (force_id, record_id, name, starting_position, occurrence)
);
create index duty_running on duty (force_id, due_at) where met_at is null and not_done_at is null and ended_at is null;
comment on table duty is 'What is owed because of the facts. Holds only what facts determine; whether it was met is derived at reading.';
comment on column duty.force_id is 'The force.';
comment on column duty.record_id is 'The record that owes it.';
comment on column duty.name is 'What is owed.';
comment on column duty.starting_position is 'The fact that started it.';
comment on column duty.occurrence is 'Which of several started by one fact.';
comment on column duty.owner is 'The role that owes it.';
comment on column duty.owner_id is 'The member of staff who owes it, when one is named.';
comment on column duty.started_at is 'When it began to be owed.';
comment on column duty.due_at is 'By when.';
comment on column duty.tolerance_minutes is 'How long after the due time a record of it still counts.';
comment on column duty.met_at is 'When what was owed happened.';
comment on column duty.met_recorded_at is 'When that was recorded.';
comment on column duty.not_done_at is 'When it was recorded as not done.';
comment on column duty.ended_at is 'When it ceased to be owed.';
comment on column duty.policy_version is 'The policy that set its time.';
comment on column duty.basis is 'Statute, national guidance, force or Vigil default.';
comment on column duty.source is 'The text it rests on.';

create table observation (
  force_id text not null,
  record_id uuid not null,
  measure text not null,
  item integer not null,
  at timestamptz(3) not null,
  due_at timestamptz(3),
  done_at timestamptz(3),
  recorded_at timestamptz(3),
  tolerance_minutes integer not null,
  yes boolean,
  minutes double precision,
  team text,
  area text,
  hour smallint,
  part text,
  primary key (force_id, record_id, measure, item)
);
create index observation_by_measure on observation (force_id, measure, at)
  include (due_at, done_at, recorded_at, tolerance_minutes, yes, minutes, team, area, hour, part);
comment on table observation is 'What one record contributes to one measure: the roll-up that measures are read from. Equal to a recount from facts.';
comment on column observation.force_id is 'The force.';
comment on column observation.record_id is 'The case behind the number.';
comment on column observation.measure is 'The measure, M1 to M28.';
comment on column observation.item is 'Which of several of this record.';
comment on column observation.at is 'The time that decides in which period it counts.';
comment on column observation.due_at is 'For a timed question: by when it should have been done.';
comment on column observation.done_at is 'For a timed question: when it was done.';
comment on column observation.recorded_at is 'When that was recorded.';
comment on column observation.tolerance_minutes is 'How long after the due time a record of it still counts.';
comment on column observation.yes is 'For a plain question: whether it counts in the numerator; null is not evidenced.';
comment on column observation.minutes is 'For a time: how long it took, in minutes.';
comment on column observation.team is 'The unit responsible, for comparison between teams.';
comment on column observation.area is 'The area, for comparison between areas.';
comment on column observation.hour is 'The local hour of day, for comparison between hours.';
comment on column observation.part is 'The group it belongs to where the measure has parts.';

create table alarm (
  force_id text not null,
  record_id uuid not null,
  name text not null,
  starting_position integer not null,
  occurrence integer not null,
  step integer not null,
  fires_at timestamptz(3) not null,
  primary key (force_id, record_id, name, starting_position, occurrence, step)
);
create index alarm_fires_at on alarm (fires_at);
comment on table alarm is 'Escalations that fall due; a claimed one is deleted in the transaction that records the escalation.';
comment on column alarm.force_id is 'The force.';
comment on column alarm.record_id is 'The record.';
comment on column alarm.name is 'The duty that is watched.';
comment on column alarm.starting_position is 'The fact that started the duty.';
comment on column alarm.occurrence is 'Which of several.';
comment on column alarm.step is 'Which step of the escalation.';
comment on column alarm.fires_at is 'When it fires.';

create table outbox (
  message_id uuid primary key,
  force_id text not null,
  record_id uuid not null,
  recipient text not null,
  channel text not null check (channel in ('screen', 'phone', 'email', 'webhook')),
  words text not null,
  interrupts boolean not null,
  queued_at timestamptz(3) not null,
  sent_at timestamptz(3),
  acted_at timestamptz(3)
);
create index outbox_unsent on outbox (queued_at) where sent_at is null;
create index outbox_of_force on outbox (force_id, queued_at);
comment on table outbox is 'Messages to people and systems outside a page. Never carries a child''s name.';
comment on column outbox.message_id is 'Its identity, so that it is sent once.';
comment on column outbox.force_id is 'The force.';
comment on column outbox.record_id is 'The record it is about.';
comment on column outbox.recipient is 'The role or member of staff.';
comment on column outbox.channel is 'How it goes out.';
comment on column outbox.words is 'What it says.';
comment on column outbox.interrupts is 'Whether it interrupts a person (alarms are few).';
comment on column outbox.queued_at is 'When it was queued.';
comment on column outbox.sent_at is 'When it was sent.';
comment on column outbox.acted_at is 'When the recipient next acted on the record.';

-- ——— the log of who read what ———
create table consultation (
  consultation_id bigint generated always as identity primary key,
  force_id text not null,
  who uuid not null,
  at timestamptz(3) not null,
  written_at timestamptz(3) not null default clock_timestamp(),
  what text not null,
  record_ids uuid[] not null,
  reason text
);
create index consultation_of_record on consultation using gin (record_ids);
comment on table consultation is 'Who read what, when and why (Data Protection Act 2018, section 62). Never used to measure a person''s performance.';
comment on column consultation.consultation_id is 'Its number.';
comment on column consultation.force_id is 'The force.';
comment on column consultation.who is 'Who read.';
comment on column consultation.at is 'When, by the clock of the product.';
comment on column consultation.written_at is 'When the database wrote it.';
comment on column consultation.what is 'Which page or list.';
comment on column consultation.record_ids is 'The records that were shown.';
comment on column consultation.reason is 'For restricted records: why.';

-- ——— the ledger''s tree ———
create table ledger_leaf (
  leaf_index bigint primary key,
  force_id text not null,
  record_id uuid not null,
  position integer not null,
  leaf_hash bytea not null,
  unique (force_id, record_id, position)
);
comment on table ledger_leaf is 'The facts in the order the sequencer took them, as leaves of an RFC 6962 tree.';
comment on column ledger_leaf.leaf_index is 'Its place in the tree, from 0.';
comment on column ledger_leaf.force_id is 'The force.';
comment on column ledger_leaf.record_id is 'The record.';
comment on column ledger_leaf.position is 'The position in the record.';
comment on column ledger_leaf.leaf_hash is 'SHA-256 over the fact''s envelope and body hash.';

create table checkpoint (
  tree_size bigint primary key,
  root_hash bytea not null,
  watermark xid8 not null,
  frontier bytea not null,
  note text not null,
  signed_at timestamptz(3) not null
);
comment on table checkpoint is 'Signed roots of the tree; the same notes are kept in a file outside the database.';
comment on column checkpoint.tree_size is 'How many facts it covers.';
comment on column checkpoint.root_hash is 'The root of the tree of that size.';
comment on column checkpoint.watermark is 'Every transaction below it has been sequenced.';
comment on column checkpoint.frontier is 'What is needed to go on without reading the tree again.';
comment on column checkpoint.note is 'The signed note (C2SP tlog-checkpoint).';
comment on column checkpoint.signed_at is 'When it was signed.';
grant select, insert on ledger_leaf, checkpoint to vigil_clock;
grant select on ledger_leaf, checkpoint to vigil_app, vigil_measure, vigil_judge;

-- ——— who sees which rows ———
-- Every slice's migration protects its tables with one call: by force, and by restricted record where rows are about one.
create procedure protect(name text, restricted boolean) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy of_clock on %I to vigil_clock using (true) with check (true)', name);
  if restricted then
    execute format('create policy of_force on %I to vigil_app using (force_id = (select context_force()) and record_id <> all ((select closed_records())::uuid[])) with check (force_id = (select context_force()))', name);
    execute format('create policy of_measure on %I to vigil_measure, vigil_judge using (force_id = (select context_force()))', name);
  else
    execute format('create policy of_force on %I to vigil_app, vigil_measure, vigil_judge using (force_id = (select context_force())) with check (force_id = (select context_force()))', name);
  end if;
  execute format('grant select, insert, update on %I to vigil_app', name);
  execute format('grant select on %I to vigil_measure, vigil_judge', name);
  execute format('grant select, insert, update, delete on %I to vigil_clock', name);
end
$$;
comment on procedure protect(text, boolean) is 'Row-level security and grants of a table of current state.';

do $$
declare
  name text;
begin
  foreach name in array array['fact', 'command', 'restriction', 'opening', 'duty', 'observation', 'alarm', 'outbox', 'consultation', 'ledger_leaf'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_clock on %I to vigil_clock using (true) with check (true)', name);
  end loop;
  foreach name in array array['command', 'restriction', 'opening', 'alarm', 'outbox', 'consultation', 'ledger_leaf'] loop
    execute format('create policy of_force on %I to vigil_app, vigil_measure, vigil_judge using (force_id = (select context_force())) with check (force_id = (select context_force()))', name);
  end loop;
  foreach name in array array['fact', 'duty'] loop
    execute format('create policy of_force on %I to vigil_app using (force_id = (select context_force()) and record_id <> all ((select closed_records())::uuid[])) with check (force_id = (select context_force()))', name);
    execute format('create policy of_measure on %I to vigil_measure, vigil_judge using (force_id = (select context_force()))', name);
  end loop;
end
$$;
-- An observation carries no name: figures count restricted cases too; drill-down runs under the reader's own row-level security.
create policy of_force on observation to vigil_app, vigil_measure, vigil_judge using (force_id = (select context_force())) with check (force_id = (select context_force()));

grant select, insert, update on duty, observation to vigil_app;
grant delete on observation, alarm, restriction, opening to vigil_app;
grant select, insert, update on alarm, restriction, opening to vigil_app;
grant select, insert, update on outbox to vigil_app;
grant insert, select on consultation to vigil_app;
grant select, insert, update, delete on duty, observation, alarm, restriction, opening, outbox to vigil_clock;
grant select, insert on consultation to vigil_clock;
grant select on duty, observation, restriction to vigil_measure, vigil_judge;
