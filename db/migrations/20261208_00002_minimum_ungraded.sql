-- A child whom nobody has graded yet, and whose answers ask for HIGH, stands with those at HIGH: on the board nobody saw it before there was a grade.
alter table episode add column minimum text;
comment on column episode.minimum is 'The minimum grade by what was known at the last entry, of a child who is still missing and not graded yet; null otherwise. Of one reported before this column was there it follows with the next entry, or a rebuild.';
