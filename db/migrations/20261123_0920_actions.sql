-- The action plan: what each action is now, and the recommendations it may serve, read through a contract view.
create table action (
  force_id text not null,
  record_id uuid not null,
  number integer not null check (number > 0),
  recommendations uuid[] not null,
  text text not null,
  owner_id uuid,
  post text,
  start_on date,
  due_on date,
  effect_on date,
  measures text[] not null,
  audit_only text,
  depends_on uuid[] not null,
  posts_funded integer,
  posts_filled integer,
  state text not null check (state in ('unallocated', 'allocated', 'in progress', 'claimed done', 'checked', 'returned', 'withdrawn')),
  date_changes integer not null,
  claimed_at timestamptz(3),
  primary key (force_id, record_id)
);
create unique index action_number on action (force_id, number);
create index action_of_owner on action (force_id, owner_id) where owner_id is not null;
comment on table action is 'An action of the action plan, as it is now. Overdue is computed, never stored; nothing here says that a recommendation is met.';
comment on column action.force_id is 'The force.';
comment on column action.record_id is 'The record whose facts it comes from.';
comment on column action.number is 'Its number in the force''s plan, for people to say.';
comment on column action.recommendations is 'The recommendations it serves.';
comment on column action.text is 'What will be done.';
comment on column action.owner_id is 'Its one named owner; null while nobody owns it.';
comment on column action.post is 'The post in which they own it.';
comment on column action.start_on is 'When it starts; null until a date is set.';
comment on column action.due_on is 'When it is to be done, after changes; null until a date is set.';
comment on column action.effect_on is 'When improvement is expected to be seen; null until a date is set.';
comment on column action.measures is 'The measures it should move, by their ids.';
comment on column action.audit_only is 'Why no measure shows it and only an audit can; null where measures are named.';
comment on column action.depends_on is 'The actions that must be done before it.';
comment on column action.posts_funded is 'Posts that are paid for; null where it needs none.';
comment on column action.posts_filled is 'Posts that somebody holds.';
comment on column action.state is 'unallocated, allocated, in progress, claimed done, checked, returned or withdrawn.';
comment on column action.date_changes is 'How often its date was moved.';
comment on column action.claimed_at is 'When its owner said that it was done; null unless that claim stands.';
call protect('action', false);

-- Slices read recommendations through this and nothing else: the register is free to keep them as it likes.
create view recommendation_in_register with (security_invoker = true) as
select force_id, record_id, reference, theme, words, stage, due_on, date_changes
from recommendation;
comment on view recommendation_in_register is 'CONTRACT: recommendations as other slices may read them, under the reader''s own row-level security.';
comment on column recommendation_in_register.force_id is 'The force.';
comment on column recommendation_in_register.record_id is 'The recommendation''s record.';
comment on column recommendation_in_register.reference is 'Its reference in the register.';
comment on column recommendation_in_register.theme is 'What it is about, in our words.';
comment on column recommendation_in_register.words is 'Its words, verbatim; null until entered from the report.';
comment on column recommendation_in_register.stage is 'Its recorded stage. Never whether it is met.';
comment on column recommendation_in_register.due_on is 'The date by which it is to be met, after changes.';
comment on column recommendation_in_register.date_changes is 'How often its date was moved.';
revoke all on recommendation_in_register from public;
grant select on recommendation_in_register to vigil_app, vigil_clock, vigil_measure, vigil_judge;
