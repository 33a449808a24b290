-- What the figures said of a recommendation at the end of a period that is over: for reports that look back.
create view standing_taken with (security_invoker = true) as
  select force_id, record_id, at, standing
  from standing_reading;
comment on view standing_taken is 'Every computed status of a recommendation, as it was taken. A contract between slices: columns are added, never changed.';
comment on column standing_taken.force_id is 'The force.';
comment on column standing_taken.record_id is 'The recommendation.';
comment on column standing_taken.at is 'When it was computed.';
comment on column standing_taken.standing is 'not met, insufficient data, met or no longer met.';
grant select on standing_taken to vigil_app;
