-- A question that was to be put at a public meeting says so when that meeting is cancelled, as one of the panel's does.
create view public_meeting_cancelled with (security_invoker = true) as
  select m.force_id, m.record_id, m.held_on
  from performance_meeting m
  where m.cancelled_because is not null
    and not exists (
      select from performance_meeting other
      where other.force_id = m.force_id
        and other.held_on = m.held_on
        and other.cancelled_because is null
    );
comment on view public_meeting_cancelled is 'Public performance meetings that are cancelled, where no other stands on their day. A contract between slices: columns are added, never changed.';
comment on column public_meeting_cancelled.force_id is 'The force.';
comment on column public_meeting_cancelled.record_id is 'The record of the meeting.';
comment on column public_meeting_cancelled.held_on is 'The day for which it was called.';
grant select on public_meeting_cancelled to vigil_app, vigil_measure, vigil_judge, vigil_clock;
