-- What one slice of the loop knows and another shows: public meetings that are called, how far the local policing body is assured; and a page seen to hold the newest.
create view public_meeting_now with (security_invoker = true) as
  select force_id, record_id, held_on, questions_by, stream, place
  from performance_meeting
  where cancelled_because is null
    and outcome is null;
comment on view public_meeting_now is 'Public performance meetings that are called and neither held nor cancelled. A contract between slices: columns are added, never changed.';
comment on column public_meeting_now.force_id is 'The force.';
comment on column public_meeting_now.record_id is 'The record of the meeting.';
comment on column public_meeting_now.held_on is 'The day for which it is called.';
comment on column public_meeting_now.questions_by is 'The last day on which a question may come; null where none was named.';
comment on column public_meeting_now.stream is 'Where it is streamed.';
comment on column public_meeting_now.place is 'Where it is held.';
grant select on public_meeting_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

create view assurance_now with (security_invoker = true) as
  select distinct on (force_id, recommendation_id) force_id, recommendation_id, record_id, assurance, decided_on, standing_then, because
  from scrutiny_decision
  where recommendation_id is not null
  order by force_id, recommendation_id, decided_on desc, record_id desc;
comment on view assurance_now is 'How far the local policing body says that it is assured of each recommendation, by its last decision. A contract between slices: columns are added, never changed.';
comment on column assurance_now.force_id is 'The force.';
comment on column assurance_now.recommendation_id is 'The recommendation.';
comment on column assurance_now.record_id is 'The decision.';
comment on column assurance_now.assurance is 'How far assured.';
comment on column assurance_now.decided_on is 'On which day.';
comment on column assurance_now.standing_then is 'The computed status on that day.';
comment on column assurance_now.because is 'Why.';
grant select on assurance_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

alter table publication_check add column newest_on date;
comment on column publication_check.newest_on is 'The day on which somebody saw that the page still holds the newest report; null where that was not said.';
