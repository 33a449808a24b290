-- A child found dead or seriously harmed is brought home by nobody: no list of a room counts them among those who are.
alter table episode add column grave text;
comment on column episode.grave is 'Found dead or seriously harmed, where that is recorded; null otherwise';
