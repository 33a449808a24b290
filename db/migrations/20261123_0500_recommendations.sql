-- Recommendations and their standing. Stage is recorded; standing is computed, and only the judge's role can write it.
create table recommendation (
  force_id text not null,
  record_id uuid not null,
  reference text not null,
  source text not null,
  inspection text not null,
  published date,
  theme text not null,
  words text,
  due_on date,
  stage text not null,
  test jsonb,
  test_set_at timestamptz(3),
  date_changes integer not null,
  primary key (force_id, record_id)
);
create unique index recommendation_reference on recommendation (force_id, reference);
comment on table recommendation is 'What an inspector asked for, as it is now.';
comment on column recommendation.force_id is 'The force.';
comment on column recommendation.record_id is 'The record whose facts it comes from.';
comment on column recommendation.reference is 'Its reference in the register.';
comment on column recommendation.source is 'Who asked for it.';
comment on column recommendation.inspection is 'In which inspection.';
comment on column recommendation.published is 'When the report was published.';
comment on column recommendation.theme is 'What it is about, in our words.';
comment on column recommendation.words is 'Its words, verbatim; null until entered from the report.';
comment on column recommendation.due_on is 'The date by which it was to be met, as it stands after changes.';
comment on column recommendation.stage is 'Recorded facts: received, accepted, rejected, planned, in progress, submitted, verified, superseded.';
comment on column recommendation.test is 'The closure test: measures, thresholds, window, minimum n, sustained periods, completeness.';
comment on column recommendation.test_set_at is 'When the test was set.';
comment on column recommendation.date_changes is 'How often its date was moved.';
call protect('recommendation', false);

create table standing_reading (
  force_id text not null,
  record_id uuid not null,
  at timestamptz(3) not null,
  standing text not null check (standing in ('not met', 'insufficient data', 'met', 'no longer met')),
  since timestamptz(3) not null,
  earliest_pass date,
  stops jsonb not null,
  figures jsonb not null,
  test jsonb not null,
  ledger_size bigint not null,
  primary key (force_id, record_id, at)
);
comment on table standing_reading is 'The computed standing of a recommendation at a time, with the figures that say so. Written by the judge''s role alone, never changed.';
comment on column standing_reading.force_id is 'The force.';
comment on column standing_reading.record_id is 'The recommendation.';
comment on column standing_reading.at is 'When it was computed.';
comment on column standing_reading.standing is 'not met, insufficient data, met or no longer met.';
comment on column standing_reading.since is 'Since when it has stood so.';
comment on column standing_reading.earliest_pass is 'The earliest date on which it could pass; null when it is met.';
comment on column standing_reading.stops is 'What stops it, in words.';
comment on column standing_reading.figures is 'The figures of each period that decided it.';
comment on column standing_reading.test is 'The test as it was applied.';
comment on column standing_reading.ledger_size is 'The size of the ledger it was computed at.';
alter table standing_reading enable row level security;
alter table standing_reading force row level security;
create policy of_force on standing_reading for select to vigil_app, vigil_measure, vigil_judge using (force_id = (select context_force()));
create policy of_judge on standing_reading for insert to vigil_judge with check (force_id = (select context_force()));
revoke all on standing_reading from public;
grant select on standing_reading to vigil_app, vigil_measure, vigil_judge;
grant insert on standing_reading to vigil_judge;
