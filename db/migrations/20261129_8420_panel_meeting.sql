-- The panel's own dates, entered by its secretariat: the force's policy is not the panel's calendar.
create table panel_meeting (
  force_id text not null,
  record_id uuid not null,
  forum text not null,
  held_on date not null,
  cancelled_because text,
  primary key (force_id, record_id)
);
create index panel_meeting_of_force on panel_meeting (force_id, held_on);
comment on table panel_meeting is 'Meetings of a panel at which public questions may be put, as its secretariat entered them.';
comment on column panel_meeting.force_id is 'The force.';
comment on column panel_meeting.record_id is 'The record whose facts it comes from.';
comment on column panel_meeting.forum is 'Which panel: the short name of the forum in the policy.';
comment on column panel_meeting.held_on is 'The day of the meeting.';
comment on column panel_meeting.cancelled_because is 'Why it is not held; null while it stands.';
call protect('panel_meeting', false);
