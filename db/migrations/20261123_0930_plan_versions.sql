-- Versions of the action plan. What a version says is a fact and never changes; here stands only how far it has come.
alter table action
  add column guidance text[] not null default '{}',
  add column videos text[] not null default '{}',
  add column training text;
comment on column action.guidance is 'Guidance that goes with it.';
comment on column action.videos is 'Addresses of videos that go with it.';
comment on column action.training is 'Training that goes with it; null for none.';

create table plan (
  force_id text not null,
  record_id uuid not null,
  title text not null,
  published_on date,
  sent_to text not null,
  recommendations uuid[] not null,
  primary key (force_id, record_id)
);
comment on table plan is 'An action plan: which recommendations it answers, and to whom it goes.';
comment on column plan.force_id is 'The force.';
comment on column plan.record_id is 'The record whose facts it comes from.';
comment on column plan.title is 'What it is called.';
comment on column plan.published_on is 'When the report it answers was published; null where there was none.';
comment on column plan.sent_to is 'To whom it is submitted.';
comment on column plan.recommendations is 'The recommendations it answers.';
call protect('plan', false);

create table plan_version (
  force_id text not null,
  record_id uuid not null,
  number integer not null check (number > 0),
  content_hash text not null,
  drafted_by uuid not null,
  drafted_at timestamptz(3) not null,
  state text not null check (state in ('draft', 'approved', 'submitted', 'accepted', 'queried', 'revised')),
  approved_by uuid,
  approved_at timestamptz(3),
  submitted_at timestamptz(3),
  receipt text,
  answered_at timestamptz(3),
  primary key (force_id, record_id, number),
  check (approved_by <> drafted_by)
);
comment on table plan_version is 'A version of an action plan and how far it has come. What it says is in its fact; the application may not change which that is.';
comment on column plan_version.force_id is 'The force.';
comment on column plan_version.record_id is 'The plan.';
comment on column plan_version.number is 'Its number, from 1.';
comment on column plan_version.content_hash is 'SHA-256 of what it says, in canonical JSON.';
comment on column plan_version.drafted_by is 'Its author.';
comment on column plan_version.drafted_at is 'When it was drafted.';
comment on column plan_version.state is 'draft, approved, submitted, accepted, queried, or revised once another version took its place.';
comment on column plan_version.approved_by is 'The chief officer who approved it; never its author.';
comment on column plan_version.approved_at is 'When.';
comment on column plan_version.submitted_at is 'When it was submitted.';
comment on column plan_version.receipt is 'What shows that it was received.';
comment on column plan_version.answered_at is 'When it was accepted or queried.';
call protect('plan_version', false);
revoke update on plan_version from vigil_app;
grant update (state, approved_by, approved_at, submitted_at, receipt, answered_at) on plan_version to vigil_app;
