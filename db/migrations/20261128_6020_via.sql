-- What is read and recorded on the command line in somebody's name says so, and which user of the operating system it was: whoever may run it
-- there may act as anybody, and that must show.
create function on_command_line() returns text language sql stable parallel safe
  return (case when current_setting('application_name') like 'vigil command line of %' then current_setting('application_name') end);
comment on function on_command_line() is 'The command line and the user of the operating system, where this transaction comes from one that acts in somebody''s name.';

alter table consultation add column via text default on_command_line();
comment on column consultation.via is 'The command line and its operating-system user, where it was not read in a browser or by a program with a token.';
alter table command add column via text default on_command_line();
comment on column command.via is 'The command line and its operating-system user, where it was not recorded in a browser or by a program with a token.';
create index command_of_command_line on command (force_id, at) where via is not null;
