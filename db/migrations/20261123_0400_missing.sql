-- Missing children's episodes: the tables of current state that lists and searches read.
create table episode (
  force_id text not null,
  record_id uuid not null,
  position integer not null,
  phase text not null,
  path text not null,
  person_id uuid not null,
  name text not null,
  age integer,
  child boolean not null,
  sex text,
  reported_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  last_seen_place text not null,
  caller_phone text not null,
  handler_id uuid not null,
  level text,
  floor text,
  endorsed boolean not null,
  lowering_proposed boolean not null,
  void_proposed boolean not null,
  unanswered integer not null,
  owner_id uuid,
  owner_name text,
  owner_unit text,
  assigned_at timestamptz(3),
  acknowledged_at timestamptz(3),
  deployed_at timestamptz(3),
  arrived_at timestamptz(3),
  unit text not null,
  area text not null,
  next_review_at timestamptz(3),
  last_real_at timestamptz(3),
  last_real text,
  located_at timestamptz(3),
  found_at text,
  returned_at timestamptz(3),
  closed_at timestamptz(3),
  harm text,
  exploitation text not null,
  looked_after boolean not null,
  return_interview text,
  repeat_referral_at timestamptz(3),
  trigger_plan_at timestamptz(3),
  source_system text,
  source_reference text,
  transfer_to text,
  primary key (force_id, record_id)
);
create index episode_missing on episode (force_id, reported_at) where phase in ('known', 'reported', 'open');
create index episode_unfinished on episode (force_id, reported_at) where phase in ('located', 'returned');
create index episode_of_person on episode (force_id, person_id, reported_at desc);
create index episode_by_time on episode (force_id, reported_at, record_id);
create index episode_by_phone on episode (force_id, caller_phone, reported_at desc);
create index episode_by_place on episode (force_id, last_seen_place, reported_at desc);
create unique index episode_source on episode (force_id, source_system, source_reference) where source_system is not null and phase <> 'voided';
comment on table episode is 'A missing child''s episode as it is now, folded from its facts.';
comment on column episode.force_id is 'The force.';
comment on column episode.record_id is 'The episode.';
comment on column episode.position is 'The last fact it reflects.';
comment on column episode.phase is 'known, reported, open, located, returned, closed, voided or transferred.';
comment on column episode.path is 'missing, known whereabouts or concern for safety.';
comment on column episode.person_id is 'The child.';
comment on column episode.name is 'The child''s name as reported.';
comment on column episode.age is 'Age at the report, if known.';
comment on column episode.child is 'Counts as a child: under 18, of unknown or disputed age.';
comment on column episode.sex is 'As reported.';
comment on column episode.reported_at is 'T0: the first report to any channel of the force.';
comment on column episode.last_seen_at is 'When last seen.';
comment on column episode.last_seen_place is 'Where last seen.';
comment on column episode.caller_phone is 'The caller''s number.';
comment on column episode.handler_id is 'Who took the call.';
comment on column episode.level is 'The grade: VERY_LOW, LOW, MEDIUM or HIGH; null before grading.';
comment on column episode.floor is 'The minimum grade at the grading.';
comment on column episode.endorsed is 'A supervisor endorsed the grade.';
comment on column episode.lowering_proposed is 'A lower grade is proposed and waits for a second person.';
comment on column episode.void_proposed is 'Voiding is proposed and waits for a second person.';
comment on column episode.unanswered is 'Questions not answered or not known.';
comment on column episode.owner_id is 'The owner.';
comment on column episode.owner_name is 'The owner''s name.';
comment on column episode.owner_unit is 'The owner''s unit.';
comment on column episode.assigned_at is 'When assigned.';
comment on column episode.acknowledged_at is 'When the owner acknowledged; null is a hollow owner on the board.';
comment on column episode.deployed_at is 'First deployment.';
comment on column episode.arrived_at is 'First arrival.';
comment on column episode.unit is 'The unit that took the report.';
comment on column episode.area is 'The area.';
comment on column episode.next_review_at is 'The next review.';
comment on column episode.last_real_at is 'The last real action: a note is not one.';
comment on column episode.last_real is 'What it was, in words without names.';
comment on column episode.located_at is 'When located.';
comment on column episode.found_at is 'Where located.';
comment on column episode.returned_at is 'When returned.';
comment on column episode.closed_at is 'When the police search was closed.';
comment on column episode.harm is 'none known, harm or serious harm; null before it is learned.';
comment on column episode.exploitation is 'none, known or suspected, or high, as answered in this episode.';
comment on column episode.looked_after is 'Looked after, care leaver, protection plan or in need, as answered.';
comment on column episode.return_interview is 'The authority''s return interview: offered, done, declined or missed.';
comment on column episode.repeat_referral_at is 'When a referral for repeated episodes was made.';
comment on column episode.trigger_plan_at is 'When a trigger plan was recorded.';
comment on column episode.source_system is 'The command-and-control system it came from.';
comment on column episode.source_reference is 'Its reference there.';
comment on column episode.transfer_to is 'The force it is offered or went to.';
call protect('episode', true);
