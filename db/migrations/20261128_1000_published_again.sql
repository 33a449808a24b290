-- What the public site shows besides releases and answers: the key that checks proofs, what followed an answer, where questions may be put.
create table published.verifier (
  key text primary key,
  since timestamptz(3) not null
);
comment on table published.verifier is 'The public key of the signed ledger, so that anybody can check a proof. A second row would be a second key.';
comment on column published.verifier.key is 'Name, identity and public key on one line (c2sp.org/signed-note).';
comment on column published.verifier.since is 'When it was first published.';

create table published.follow_up (
  force_id text not null,
  question_id uuid not null,
  number integer not null,
  at timestamptz(3) not null,
  body jsonb not null,
  primary key (question_id, number)
);
comment on table published.follow_up is 'What was done since a published answer. Rows are added and never changed.';
comment on column published.follow_up.force_id is 'The force.';
comment on column published.follow_up.question_id is 'The question.';
comment on column published.follow_up.number is 'Its place among what followed, from 1.';
comment on column published.follow_up.at is 'When it was recorded.';
comment on column published.follow_up.body is 'What was done, in words.';

create table published.forum (
  force_id text primary key,
  body jsonb not null
);
comment on table published.forum is 'Where a question may be put, by the policy in force: what the form offers. Current, not a publication.';
comment on column published.forum.force_id is 'The force.';
comment on column published.forum.body is 'The forums: name, rule, next meeting, the last moment for it.';

do $$
declare
  name text;
begin
  foreach name in array array['verifier', 'follow_up', 'forum'] loop
    execute format('alter table published.%I enable row level security', name);
    execute format('alter table published.%I force row level security', name);
    execute format('create policy anybody_reads on published.%I for select to vigil_app, vigil_clock, vigil_public using (true)', name);
    execute format('create policy of_clock on published.%I for insert to vigil_clock with check (true)', name);
    execute format('grant select on published.%I to vigil_app, vigil_clock, vigil_public', name);
    execute format('grant insert on published.%I to vigil_clock', name);
  end loop;
end
$$;
create policy of_force on published.follow_up for insert to vigil_app with check (force_id = (select context_force()));
grant insert on published.follow_up to vigil_app;
create policy of_clock_again on published.forum for update to vigil_clock using (true) with check (true);
grant update on published.forum to vigil_clock;

-- Who handles questions sees how many wait in the box, and since when; what is in them they see when it is taken in.
create policy of_force_waiting on published.question_inbox for select to vigil_app using (force_id = (select context_force()));
grant select (inbox_id, force_id, received_at, taken_at) on published.question_inbox to vigil_app;
create index question_inbox_taken on published.question_inbox (force_id, taken_at) where taken_at is not null;
