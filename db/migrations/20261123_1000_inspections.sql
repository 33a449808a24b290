-- The register of inspections: reports and what they found, where each recommendation comes from, its time scale, and what became of it.
alter table recommendation
  add column inspection_id uuid,
  add column finding_id uuid,
  add column paragraph text,
  add column address text,
  add column time_scale text not null default 'none',
  add column base_on date,
  add column found_again integer not null default 0,
  add column first_found_on date,
  add column superseded_by uuid,
  add column verified_at timestamptz(3),
  add column revisit text;
comment on column recommendation.inspection_id is 'The inspection it comes from, where that is in the register.';
comment on column recommendation.finding_id is 'The finding or cause of concern it answers.';
comment on column recommendation.paragraph is 'Where its words stand in the report.';
comment on column recommendation.address is 'Where the report is published.';
comment on column recommendation.time_scale is 'The time scale as the report gave it.';
comment on column recommendation.base_on is 'The day from which the time scale runs.';
comment on column recommendation.found_again is 'How often it was found again, those it supersedes included.';
comment on column recommendation.first_found_on is 'When it was first found.';
comment on column recommendation.superseded_by is 'The recommendation that took its place.';
comment on column recommendation.verified_at is 'When the document that verifies it was recorded.';
comment on column recommendation.revisit is 'What the last revisit found, in its own vocabulary.';

create table inspection (
  force_id text not null,
  record_id uuid not null,
  reference text not null,
  title text not null,
  programme text not null,
  kind text not null,
  fieldwork text,
  published_on date,
  address text,
  follows uuid,
  findings integer not null,
  concerns_open integer not null,
  primary key (force_id, record_id)
);
create unique index inspection_reference on inspection (force_id, reference);
comment on table inspection is 'Inspections and other reports from which recommendations come.';
comment on column inspection.force_id is 'The force.';
comment on column inspection.record_id is 'The record whose facts it comes from.';
comment on column inspection.reference is 'Its reference in the register.';
comment on column inspection.title is 'Its title.';
comment on column inspection.programme is 'The programme or framework it belongs to.';
comment on column inspection.kind is 'Initial, re-inspection, revisit and so on.';
comment on column inspection.fieldwork is 'When the fieldwork was, as far as published.';
comment on column inspection.published_on is 'The day it was published; null while it is a draft for named people only.';
comment on column inspection.address is 'Where it is published.';
comment on column inspection.follows is 'The inspection it looks back on.';
comment on column inspection.findings is 'Findings recorded.';
comment on column inspection.concerns_open is 'Causes of concern that the inspectorate has not closed.';
call protect('inspection', true);

create table monitoring_stage (
  force_id text not null,
  record_id uuid not null,
  of_force text not null,
  position integer not null,
  stage text not null check (stage in ('scan', 'engage')),
  announced_on date,
  decided_on date,
  effective_on date not null,
  because text,
  primary key (force_id, record_id, position)
);
comment on table monitoring_stage is 'Stages of the inspectorate''s monitoring, of this and of other forces, each with its three dates.';
comment on column monitoring_stage.force_id is 'The force that keeps the register.';
comment on column monitoring_stage.record_id is 'The record whose facts it comes from.';
comment on column monitoring_stage.of_force is 'The force it is about.';
comment on column monitoring_stage.position is 'Which of its facts.';
comment on column monitoring_stage.stage is 'Scan or engage.';
comment on column monitoring_stage.announced_on is 'When it was announced.';
comment on column monitoring_stage.decided_on is 'When it was decided.';
comment on column monitoring_stage.effective_on is 'From when it stood.';
comment on column monitoring_stage.because is 'The reasons given.';
call protect('monitoring_stage', false);

-- The contract grows: columns are added at its end, none is changed.
create or replace view recommendation_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.date_changes,
    r.counts_from, r.loosenings, s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, s.figures, s.audit,
    r.inspection_id, r.finding_id, r.paragraph, r.address, r.time_scale, r.base_on, r.found_again, r.first_found_on, r.superseded_by,
    r.verified_at, r.revisit
  from recommendation r
  left join lateral (
    select standing, since, at, earliest_pass, stops, figures, audit
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true;

create view inspection_now with (security_invoker = true) as
  select i.force_id, i.record_id, i.reference, i.title, i.programme, i.kind, i.fieldwork, i.published_on, i.address, i.follows, i.findings, i.concerns_open
  from inspection i;
comment on view inspection_now is 'Every inspection of the register. A contract between slices: columns are added, never changed.';
grant select on inspection_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

do $$
declare
  one record;
begin
  for one in
    select v.view, a.attname as name, max(col_description(to_regclass(v.behind), b.attnum)) as words
    from (values ('recommendation_now', 'recommendation'), ('inspection_now', 'inspection')) as v (view, behind)
    join pg_attribute a on a.attrelid = to_regclass(v.view) and a.attnum > 0
    join pg_attribute b on b.attrelid = to_regclass(v.behind) and b.attname = a.attname and b.attnum > 0
    group by v.view, a.attname
  loop
    execute format('comment on column %I.%I is %L', one.view, one.name, one.words);
  end loop;
end
$$;

create table publication (
  force_id text not null,
  record_id uuid not null,
  programme text not null,
  title text not null,
  published_on date not null,
  address text,
  primary key (force_id, record_id)
);
comment on table publication is 'Reports of other programmes that concern the force: firearms licensing, vetting, custody and so on.';
comment on column publication.force_id is 'The force.';
comment on column publication.record_id is 'The record whose facts it comes from.';
comment on column publication.programme is 'The programme.';
comment on column publication.title is 'Its title.';
comment on column publication.published_on is 'When it was published.';
comment on column publication.address is 'Where.';
call protect('publication', false);

create table register_file (
  force_id text not null,
  record_id uuid not null,
  read_at timestamptz(3) not null,
  rows integer not null,
  errors integer not null,
  recorded_at timestamptz(3),
  primary key (force_id, record_id)
);
comment on table register_file is 'Files for the register of inspections: looked at first, recorded after.';
comment on column register_file.force_id is 'The force.';
comment on column register_file.record_id is 'The record whose facts it comes from.';
comment on column register_file.read_at is 'When it was looked at.';
comment on column register_file.rows is 'Its rows.';
comment on column register_file.errors is 'What is wrong with them.';
comment on column register_file.recorded_at is 'When its rows were recorded; null while they were only looked at.';
call protect('register_file', false);
