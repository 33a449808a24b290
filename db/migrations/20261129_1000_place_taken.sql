-- What took a recommendation's place, what it took the place of, when it fell and what its test is said to cover: told of it in public, whatever stage was recorded since.
alter table recommendation
  add column superseded_because text,
  add column supersedes jsonb not null default '[]',
  add column reopenings jsonb not null default '[]',
  add column scope_changes jsonb not null default '[]';
comment on column recommendation.superseded_because is 'Why another took its place; null for one that stands.';
comment on column recommendation.supersedes is 'The recommendations whose place it took: record and reference of each.';
comment on column recommendation.reopenings is 'Each time it was opened again: when, what stopped it, and whether the figures changed, its closure test, or neither where a document had ended it.';
comment on column recommendation.scope_changes is 'Each time what its closure test is said to cover changed: when, from what, to what, and why.';

create or replace view recommendation_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.date_changes,
    r.counts_from, r.loosenings, s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, s.figures, s.audit,
    r.inspection_id, r.finding_id, r.paragraph, r.address, r.time_scale, r.base_on, r.found_again, r.first_found_on, r.superseded_by,
    r.verified_at, r.revisit, r.rejected_because, r.answer_by, r.answered_on, r.responsible_id, r.untestable,
    r.superseded_because, r.supersedes, r.reopenings, r.scope_changes
  from recommendation r
  left join lateral (
    select standing, since, at, earliest_pass, stops, figures, audit
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true;
comment on column recommendation_now.superseded_because is 'Why another took its place; null for one that stands.';
comment on column recommendation_now.supersedes is 'The recommendations whose place it took: record and reference of each.';
comment on column recommendation_now.reopenings is 'Each time it was opened again: when, what stopped it, and whether the figures changed, its closure test, or neither where a document had ended it.';
comment on column recommendation_now.scope_changes is 'Each time what its closure test is said to cover changed: when, from what, to what, and why.';
