-- A test that was loosened, or a measure defined anew, begins its sustained period again; both are kept in the open.
alter table recommendation
  add column counts_from text check (counts_from ~ '^\d{4}-\d{2}$'),
  add column loosenings jsonb not null default '[]';
comment on column recommendation.counts_from is 'Months before this one do not count: its closure test was loosened in it. Null where it never was.';
comment on column recommendation.loosenings is 'Each time its closure test came to ask less: when, and what, in words.';

alter table standing_reading
  add column counts_from text check (counts_from ~ '^\d{4}-\d{2}$'),
  add column versions jsonb not null default '{}',
  add column audit jsonb;
comment on column standing_reading.counts_from is 'Months before this one did not count: the test was loosened in it, or a measure of it defined anew.';
comment on column standing_reading.versions is 'The version of each measure''s definition that was read.';
comment on column standing_reading.audit is 'The audited files that decided it, where the test asks for them.';
