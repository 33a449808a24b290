-- The local policing body's own records with what became of them: decisions looked at again, pages unavailable, meetings held or cancelled, three a year.
alter table scrutiny_decision add column reviewed_on date;
comment on column scrutiny_decision.reviewed_on is 'The day of the later decision on the same subject; null while it is still to be looked at again.';

alter table publication_check add column followed boolean not null default false;
comment on column publication_check.followed is 'Somebody has looked again since.';
alter table publication_check add column available boolean not null default true;
comment on column publication_check.available is 'The page could be opened.';
alter table publication_check add column unavailable_since date;
comment on column publication_check.unavailable_since is 'The first day on which it could not be opened, over looks that follow one another; null where it could.';

create view publication_now with (security_invoker = true) as
  select distinct on (force_id, item) force_id, item, address, refreshed_on, checked_at, available, unavailable_since
  from publication_check
  order by force_id, item, checked_at desc, record_id desc;
comment on view publication_now is 'The last look at each thing that must be published. A contract between slices: columns are added, never changed.';
comment on column publication_now.force_id is 'The force.';
comment on column publication_now.item is 'Which duty to publish.';
comment on column publication_now.address is 'The page.';
comment on column publication_now.refreshed_on is 'The day the page was last refreshed.';
comment on column publication_now.checked_at is 'When somebody looked.';
comment on column publication_now.available is 'The page could be opened.';
comment on column publication_now.unavailable_since is 'The first day on which it could not be opened; null where it could.';
grant select on publication_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

alter table commissioner_action add column undertaken_at timestamptz(3);
comment on column commissioner_action.undertaken_at is 'When it was undertaken; null for what was undertaken before this column, until a rebuild fills it.';

alter table performance_meeting add column outcome text;
comment on column performance_meeting.outcome is 'What came of it, once held.';
alter table performance_meeting add column paper text;
comment on column performance_meeting.paper is 'Where its paper is published.';
alter table performance_meeting add column cancelled_because text;
comment on column performance_meeting.cancelled_because is 'Why it was cancelled; null where it was not.';

create table performance_year (
  force_id text not null,
  record_id uuid not null,
  year integer not null,
  held integer not null,
  primary key (force_id, record_id)
);
create unique index performance_year_of_force on performance_year (force_id, year);
comment on table performance_year is 'Calendar years in which three public performance meetings are to be held.';
comment on column performance_year.force_id is 'The force.';
comment on column performance_year.record_id is 'The record whose facts it comes from.';
comment on column performance_year.year is 'The calendar year.';
comment on column performance_year.held is 'Meetings held in it.';
call protect('performance_year', false);
