-- Challenges of the board until they are answered, and every move of a date, for the packs that follow.
create table meeting_challenge (
  force_id text not null,
  record_id uuid not null,
  position integer not null,
  challenge text not null,
  asked_by text not null,
  answer_owed text not null,
  answer_by date not null,
  answered_at timestamptz(3),
  primary key (force_id, record_id, position)
);
comment on table meeting_challenge is 'What was asked or doubted at a meeting of the board, and whether it was answered.';
comment on column meeting_challenge.force_id is 'The force.';
comment on column meeting_challenge.record_id is 'The meeting.';
comment on column meeting_challenge.position is 'The fact that minuted it.';
comment on column meeting_challenge.challenge is 'What was asked or doubted.';
comment on column meeting_challenge.asked_by is 'By whom.';
comment on column meeting_challenge.answer_owed is 'Who owes the answer.';
comment on column meeting_challenge.answer_by is 'By when.';
comment on column meeting_challenge.answered_at is 'When the answer was recorded; null while it is owed.';
call protect('meeting_challenge', false);

create view date_change_now with (security_invoker = true) as
  select f.force_id, f.record_id, f.position, f.recorded_at as changed_at, f.body ->> 'dueOn' as due_on, f.body ->> 'because' as because
  from fact f
  where f.kind = 'recommendation.date-changed/1'
  union all
  select f.force_id, f.record_id, f.position, f.recorded_at, asked.body ->> 'dueOn', asked.body ->> 'because'
  from fact f
  join fact asked on asked.force_id = f.force_id and asked.record_id = f.record_id and asked.position = (f.body ->> 'askedAtPosition')::integer
  where f.kind = 'action.date-agreed/1';
comment on view date_change_now is 'Every move of the date of a recommendation or an action. A contract between slices: columns are added, never changed.';
comment on column date_change_now.force_id is 'The force.';
comment on column date_change_now.record_id is 'The recommendation or action.';
comment on column date_change_now.position is 'The fact that moved it.';
comment on column date_change_now.changed_at is 'When it was recorded.';
comment on column date_change_now.due_on is 'The new date.';
comment on column date_change_now.because is 'The reason given.';
grant select on date_change_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;
