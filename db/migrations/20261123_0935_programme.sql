-- The improvement programme: its command posts and who holds each, and the meetings it keeps.
create table programme (
  force_id text not null,
  record_id uuid not null,
  title text not null,
  purpose text not null,
  primary key (force_id, record_id)
);
comment on table programme is 'An improvement programme.';
comment on column programme.force_id is 'The force.';
comment on column programme.record_id is 'The record whose facts it comes from.';
comment on column programme.title is 'What it is called.';
comment on column programme.purpose is 'What it is for.';
call protect('programme', false);

create table command_post (
  force_id text not null,
  record_id uuid not null,
  level text not null check (level in ('gold', 'silver', 'bronze')),
  strand text not null,
  staff_id uuid,
  since date not null,
  primary key (force_id, record_id, level, strand)
);
create index command_post_of_holder on command_post (force_id, staff_id) where staff_id is not null;
comment on table command_post is 'A command post of an improvement programme and who holds it now.';
comment on column command_post.force_id is 'The force.';
comment on column command_post.record_id is 'The programme.';
comment on column command_post.level is 'gold (strategic), silver (tactical) or bronze (one strand of the work).';
comment on column command_post.strand is 'Of bronze, which strand of the work; empty for gold and silver.';
comment on column command_post.staff_id is 'Who holds it; null while it is vacant.';
comment on column command_post.since is 'Since when they hold it, or it is vacant.';
call protect('command_post', false);

create table programme_meeting (
  force_id text not null,
  record_id uuid not null,
  name text not null,
  level text not null check (level in ('gold', 'silver', 'bronze')),
  cadence text not null check (cadence in ('weekly', 'fortnightly', 'monthly', 'quarterly')),
  first_on date not null,
  ended_on date,
  primary key (force_id, record_id, name)
);
comment on table programme_meeting is 'A meeting that an improvement programme keeps, and how often.';
comment on column programme_meeting.force_id is 'The force.';
comment on column programme_meeting.record_id is 'The programme.';
comment on column programme_meeting.name is 'What it is called.';
comment on column programme_meeting.level is 'The command post that holds it.';
comment on column programme_meeting.cadence is 'weekly, fortnightly, monthly or quarterly.';
comment on column programme_meeting.first_on is 'A day on which it is held: the others are counted from it.';
comment on column programme_meeting.ended_on is 'Since when it is no longer held; null while it is.';
call protect('programme_meeting', false);
