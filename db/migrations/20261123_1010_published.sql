-- What is public: a schema of its own, written when figures are frozen, never changed, and all that the public site's role can see.
create schema published;
comment on schema published is 'What anybody may read. Rows are added and never changed or taken away.';
grant usage on schema published to vigil_app, vigil_clock, vigil_public;

create table published.release (
  force_id text not null,
  release_id uuid primary key,
  frozen_at timestamptz(3) not null,
  ledger_size bigint not null,
  body jsonb not null
);
create index release_newest on published.release (force_id, frozen_at desc);
comment on table published.release is 'Figures as they were frozen for the public, after disclosure control.';
comment on column published.release.force_id is 'The force.';
comment on column published.release.release_id is 'The record whose fact it is.';
comment on column published.release.frozen_at is 'When it was frozen.';
comment on column published.release.ledger_size is 'How many facts the ledger held then.';
comment on column published.release.body is 'What is public, and nothing else.';

create table published.proof (
  release_id uuid primary key,
  force_id text not null,
  proof jsonb not null
);
comment on table published.proof is 'That a release is a fact of the signed ledger: an inclusion proof anybody can check.';
comment on column published.proof.release_id is 'The release.';
comment on column published.proof.force_id is 'The force.';
comment on column published.proof.proof is 'Envelope, salt, body, path and signed checkpoint.';

create table published.answer (
  force_id text not null,
  question_id uuid primary key,
  published_at timestamptz(3) not null,
  body jsonb not null
);
comment on table published.answer is 'Public questions with their answers.';
comment on column published.answer.force_id is 'The force.';
comment on column published.answer.question_id is 'The question.';
comment on column published.answer.published_at is 'When it was published.';
comment on column published.answer.body is 'Question and answer in words, never who asked.';

-- Questions come in through the public site, which can write here and cannot read back.
create table published.question_inbox (
  inbox_id uuid primary key default gen_random_uuid(),
  force_id text not null check (length(force_id) <= 60),
  received_at timestamptz(3) not null default now(),
  body jsonb not null check (pg_column_size(body) <= 12000),
  taken_at timestamptz(3)
);
create index question_inbox_waiting on published.question_inbox (received_at) where taken_at is null;
comment on table published.question_inbox is 'Questions sent on the public site and not yet taken in. The site can write here and cannot read.';
comment on column published.question_inbox.inbox_id is 'Its identity, and the question''s.';
comment on column published.question_inbox.force_id is 'For which force.';
comment on column published.question_inbox.received_at is 'When it came.';
comment on column published.question_inbox.body is 'What was typed.';
comment on column published.question_inbox.taken_at is 'When it became a record; null before. What was typed is then cleared.';

do $$
declare
  name text;
begin
  foreach name in array array['release', 'proof', 'answer', 'question_inbox'] loop
    execute format('alter table published.%I enable row level security', name);
    execute format('alter table published.%I force row level security', name);
  end loop;
  foreach name in array array['release', 'proof', 'answer'] loop
    execute format('create policy anybody_reads on published.%I for select to vigil_app, vigil_clock, vigil_public using (true)', name);
    execute format('grant select on published.%I to vigil_app, vigil_clock, vigil_public', name);
  end loop;
end
$$;
create policy of_force on published.release for insert to vigil_app with check (force_id = (select context_force()));
create policy of_force on published.answer for insert to vigil_app with check (force_id = (select context_force()));
grant insert on published.release, published.answer to vigil_app;
create policy of_clock on published.proof for insert to vigil_clock with check (true);
-- A rebuild writes the same rows again where they are missing.
create policy of_clock on published.release for insert to vigil_clock with check (true);
create policy of_clock on published.answer for insert to vigil_clock with check (true);
grant insert on published.proof, published.release, published.answer to vigil_clock;
create policy of_public on published.question_inbox for insert to vigil_public with check (taken_at is null);
grant insert (force_id, body) on published.question_inbox to vigil_public;
create policy of_clock_inbox on published.question_inbox to vigil_clock using (true) with check (true);
grant select, update on published.question_inbox to vigil_clock;

create table question (
  force_id text not null,
  record_id uuid not null,
  forum text not null,
  received_at timestamptz(3) not null,
  stage text not null,
  meeting_on date,
  in_time boolean,
  owner_id uuid,
  due_on date,
  published_at timestamptz(3),
  primary key (force_id, record_id)
);
comment on table question is 'Questions of the public. What was asked and by whom stands in its facts only.';
comment on column question.force_id is 'The force.';
comment on column question.record_id is 'The record whose facts it comes from.';
comment on column question.forum is 'Where it is put.';
comment on column question.received_at is 'When it came.';
comment on column question.stage is 'Received, admitted, rejected, allocated, answered, published.';
comment on column question.meeting_on is 'The meeting it is put at.';
comment on column question.in_time is 'Whether it came in time for that meeting, by the forum''s rule.';
comment on column question.owner_id is 'Who is to answer.';
comment on column question.due_on is 'By when.';
comment on column question.published_at is 'When it was published with its answer.';
call protect('question', false);
