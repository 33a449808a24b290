-- The register: written answers with periods of their own, who answers for a recommendation, findings by reference, and what an inspection says of itself.
alter table recommendation
  add column rejected_because text,
  add column answer_by date,
  add column answered_on date,
  add column responsible_id uuid;
comment on column recommendation.rejected_because is 'Why it is rejected, where a chief officer agreed that; null for one that is not.';
comment on column recommendation.answer_by is 'By when it is answered in writing; null where no written answer is owed.';
comment on column recommendation.answered_on is 'When it was answered in writing.';
comment on column recommendation.responsible_id is 'The senior responsible officer.';

create or replace view recommendation_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.date_changes,
    r.counts_from, r.loosenings, s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, s.figures, s.audit,
    r.inspection_id, r.finding_id, r.paragraph, r.address, r.time_scale, r.base_on, r.found_again, r.first_found_on, r.superseded_by,
    r.verified_at, r.revisit, r.rejected_because, r.answer_by, r.answered_on, r.responsible_id
  from recommendation r
  left join lateral (
    select standing, since, at, earliest_pass, stops, figures, audit
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true;
comment on column recommendation_now.rejected_because is 'Why it is rejected, where a chief officer agreed that; null for one that is not.';
comment on column recommendation_now.answer_by is 'By when it is answered in writing; null where no written answer is owed.';
comment on column recommendation_now.answered_on is 'When it was answered in writing.';
comment on column recommendation_now.responsible_id is 'The senior responsible officer.';

alter table inspection
  add column body text,
  add column asked_in_report integer,
  add column comments_owed boolean not null default false,
  add column merged_into uuid,
  add column embargo_until timestamptz(3);
comment on column inspection.body is 'Whose report it is.';
comment on column inspection.asked_in_report is 'How many recommendations the report makes, whether or not they are in the register; null where it was not said.';
comment on column inspection.comments_owed is 'The local policing body comments on it under section 55.';
comment on column inspection.merged_into is 'The main report that took it up, for causes of concern that were reported before it.';
comment on column inspection.embargo_until is 'Until when the draft is under embargo, where that was said.';

create or replace view inspection_now with (security_invoker = true) as
  select i.force_id, i.record_id, i.reference, i.title, i.programme, i.kind, i.fieldwork, i.published_on, i.address, i.follows, i.findings, i.concerns_open,
    i.asked_in_report, i.comments_owed, i.merged_into
  from inspection i;
comment on column inspection_now.asked_in_report is 'How many recommendations the report makes, whether or not they are in the register; null where it was not said.';
comment on column inspection_now.comments_owed is 'The local policing body comments on it under section 55.';
comment on column inspection_now.merged_into is 'The main report that took it up, for causes of concern that were reported before it.';

create table inspection_finding (
  force_id text not null,
  record_id uuid not null,
  finding_id uuid not null,
  reference text,
  kind text not null,
  theme text not null,
  repeats uuid,
  ended_on text,
  primary key (force_id, record_id, finding_id)
);
create index inspection_finding_reference on inspection_finding (force_id, reference) where reference is not null;
comment on table inspection_finding is 'What each inspection found, so that a later row or finding can name it.';
comment on column inspection_finding.force_id is 'The force.';
comment on column inspection_finding.record_id is 'The inspection.';
comment on column inspection_finding.finding_id is 'The finding.';
comment on column inspection_finding.reference is 'Its reference in the register; null where it was given none.';
comment on column inspection_finding.kind is 'Cause of concern, area for improvement, finding or effective practice.';
comment on column inspection_finding.theme is 'What it is about.';
comment on column inspection_finding.repeats is 'The finding of an earlier inspection that it repeats.';
comment on column inspection_finding.ended_on is 'When it ended, as far as published: a day or a month; null while it stands.';
call protect('inspection_finding', true);

-- The judge writes again what else is owed of a recommendation when it appends the day a test passes or fails.
drop policy only_of_recommendations on duty;
drop policy only_of_recommendations on alarm;
create policy only_of_recommendations on duty as restrictive to vigil_judge
  using (name in ('set a date', 'meet the recommendation', 'answer in writing', 'send the written statement', 'publish the answer', 'report what was done at once'))
  with check (name in ('set a date', 'meet the recommendation', 'answer in writing', 'send the written statement', 'publish the answer', 'report what was done at once'));
create policy only_of_recommendations on alarm as restrictive to vigil_judge
  using (name in ('set a date', 'meet the recommendation', 'answer in writing', 'send the written statement', 'publish the answer', 'report what was done at once'))
  with check (name in ('set a date', 'meet the recommendation', 'answer in writing', 'send the written statement', 'publish the answer', 'report what was done at once'));
