-- What the commissioner's office says in public stands beside the figures: comments under section 55, and what follows them.
create table published.commissioner (
  force_id text not null,
  record_id uuid not null,
  part text not null,
  number integer not null,
  at timestamptz(3) not null,
  body jsonb not null,
  primary key (record_id, part, number)
);
create index commissioner_of_force on published.commissioner (force_id, at desc);
comment on table published.commissioner is 'What the commissioner''s office says in public: comments under section 55, assurances, undertakings, a row a part. Rows are added and never changed.';
comment on column published.commissioner.force_id is 'The force.';
comment on column published.commissioner.record_id is 'The record whose facts say it.';
comment on column published.commissioner.part is 'Which part of it: comments, addendum, copy, correction and so on.';
comment on column published.commissioner.number is 'Its place among its like, from 1.';
comment on column published.commissioner.at is 'When it was recorded.';
comment on column published.commissioner.body is 'What is public, and nothing else.';

alter table published.commissioner enable row level security;
alter table published.commissioner force row level security;
create policy anybody_reads on published.commissioner for select to vigil_app, vigil_clock, vigil_public using (true);
create policy of_force on published.commissioner for insert to vigil_app with check (force_id = (select context_force()));
create policy of_clock on published.commissioner for insert to vigil_clock with check (true);
grant select on published.commissioner to vigil_app, vigil_clock, vigil_public;
grant insert on published.commissioner to vigil_app, vigil_clock;
