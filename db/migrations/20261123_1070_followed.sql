-- Whoever asked a question follows it by a ticket that only they hold: here stands its SHA-256 and what became of the question.
create table published.question_followed (
  ticket text primary key check (ticket ~ '^[0-9a-f]{64}$'),
  force_id text not null,
  question_id uuid not null,
  body jsonb not null
);
comment on table published.question_followed is 'What became of a question, for whoever holds its ticket. Never who asked.';
comment on column published.question_followed.ticket is 'SHA-256 of the ticket; the ticket itself is nowhere.';
comment on column published.question_followed.force_id is 'The force.';
comment on column published.question_followed.question_id is 'The question.';
comment on column published.question_followed.body is 'Its stage, why it was refused, the meeting, by when it is answered, whether a name is still kept.';
alter table published.question_followed enable row level security;
alter table published.question_followed force row level security;
create policy of_public on published.question_followed for select to vigil_public using (true);
create policy of_force on published.question_followed to vigil_app using (force_id = (select context_force())) with check (force_id = (select context_force()));
create policy of_clock on published.question_followed to vigil_clock using (true) with check (true);
grant select on published.question_followed to vigil_public;
grant select, insert, update on published.question_followed to vigil_app, vigil_clock;

alter table question add column ticket text;
comment on column question.ticket is 'SHA-256 of the ticket with which whoever asked follows it.';
create index question_ticket on question (ticket) where ticket is not null;
