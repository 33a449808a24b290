-- What must be published is owed from the day the force works with Vigil, and not from the day somebody first looks.
create table publication_duty (
  force_id text not null,
  record_id uuid not null,
  item text not null,
  begun_on date not null,
  looked boolean not null,
  primary key (force_id, record_id)
);
create unique index publication_duty_of_item on publication_duty (force_id, item);
comment on table publication_duty is 'What must be published, from the day it is owed here until somebody has looked at its page for the first time.';
comment on column publication_duty.force_id is 'The force.';
comment on column publication_duty.record_id is 'The record whose facts it comes from.';
comment on column publication_duty.item is 'Which duty to publish.';
comment on column publication_duty.begun_on is 'Since when it is owed here.';
comment on column publication_duty.looked is 'Somebody has looked at its page; from then on the clocks of that look run.';
call protect('publication_duty', false);
