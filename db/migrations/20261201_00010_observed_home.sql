-- An observation says of which home it is: children of one home may be served alike, and the intervals, the test of change and the limits of charts allow for it.
alter table observation add column home uuid;
comment on column observation.home is 'The home or placement that a looked-after child was missing from: a number made of the words of the place, the same for the same words, and no words. Null where it is from none. Goes with the observation when the case is erased.';
drop index observation_by_measure;
create index observation_by_measure on observation (force_id, measure, at)
  include (record_id, child_id, home, settles_at, outcome, minutes, team, area, hour, part);
