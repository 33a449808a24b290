-- An observation says of which child it is: cases of one child are alike, and the test of change and the intervals allow for it.
alter table observation add column child_id uuid;
comment on column observation.child_id is 'The record of the child that it is about, as the case names it; null where it is about none, and the case itself stands for one. No name.';
drop index observation_by_measure;
create index observation_by_measure on observation (force_id, measure, at)
  include (record_id, child_id, due_at, done_at, recorded_at, tolerance_minutes, yes, minutes, team, area, hour, part);
