-- Restriction reaches a child's episodes: closed ones are closed to all but those involved in an open one, or who break the glass.
alter table restriction add column person_id uuid;
comment on column restriction.person_id is 'On a closed episode: the restricted child it is about; null on the child''s own record.';
create index restriction_of_person on restriction (force_id, person_id) where person_id is not null;

alter table episode add column endorsed_by uuid;
comment on column episode.endorsed_by is 'Who endorsed the grade: with handler and owner, involved in the episode.';

create table glass (
  force_id text not null,
  record_id uuid not null,
  about uuid not null,
  staff_id uuid not null,
  reason text not null,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  told text not null,
  primary key (force_id, record_id)
);
create index glass_by_time on glass (force_id, at);
comment on table glass is 'Restricted records opened by breaking the glass, each with its reason.';
comment on column glass.force_id is 'The force.';
comment on column glass.record_id is 'The opening''s own record.';
comment on column glass.about is 'The restricted record that was opened.';
comment on column glass.staff_id is 'Who opened it.';
comment on column glass.reason is 'Why, in their words.';
comment on column glass.at is 'When.';
comment on column glass.until is 'Until when: four hours at most.';
comment on column glass.told is 'Who was told at once: a member of staff or a job.';
call protect('glass', false);

create table opening_review (
  force_id text not null,
  record_id uuid not null,
  about uuid not null,
  staff_id uuid not null,
  day date not null,
  finding text not null check (finding in ('in order', 'to be looked into')),
  reviewed_by uuid not null,
  reviewed_at timestamptz(3) not null,
  primary key (force_id, record_id, about, staff_id, day)
);
create index opening_review_of_day on opening_review (force_id, day);
comment on table opening_review is 'Openings of restricted records that somebody else has looked at the next day.';
comment on column opening_review.force_id is 'The force.';
comment on column opening_review.record_id is 'The review''s own record.';
comment on column opening_review.about is 'The restricted record that was opened.';
comment on column opening_review.staff_id is 'Who opened it.';
comment on column opening_review.day is 'The local day on which it was opened.';
comment on column opening_review.finding is 'In order, or to be looked into.';
comment on column opening_review.reviewed_by is 'Who reviewed it: never who opened it.';
comment on column opening_review.reviewed_at is 'When.';
call protect('opening_review', false);
