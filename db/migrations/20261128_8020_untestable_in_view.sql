-- Whoever asks when there will be a test must see where it was said that there can be none.
create or replace view recommendation_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.date_changes,
    r.counts_from, r.loosenings, s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, s.figures, s.audit,
    r.inspection_id, r.finding_id, r.paragraph, r.address, r.time_scale, r.base_on, r.found_again, r.first_found_on, r.superseded_by,
    r.verified_at, r.revisit, r.rejected_because, r.answer_by, r.answered_on, r.responsible_id, r.untestable
  from recommendation r
  left join lateral (
    select standing, since, at, earliest_pass, stops, figures, audit
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true;
comment on column recommendation_now.untestable is 'Why no measure can test it; null where none said so, or a closure test was approved since.';
