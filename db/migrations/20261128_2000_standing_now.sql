-- When a status was computed, beside when its test was set: what freezes a status refuses one that is older than its test.
create view standing_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.test_set_at, s.at as judged_at, s.test, s.counts_from
  from recommendation r
  left join lateral (
    select at, test, counts_from
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true
  where r.test is not null;
comment on view standing_now is 'Every recommendation that has a closure test, with when its status was computed last. A contract between slices: columns are added, never changed.';
comment on column standing_now.force_id is 'The force.';
comment on column standing_now.record_id is 'The recommendation.';
comment on column standing_now.reference is 'What it is called.';
comment on column standing_now.test_set_at is 'When the closure test that stands was approved.';
comment on column standing_now.judged_at is 'When its status was computed last; null where it never was.';
comment on column standing_now.test is 'The closure test by which it was computed then.';
comment on column standing_now.counts_from is 'The month from which months counted then; null where all did.';
grant select on standing_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;
