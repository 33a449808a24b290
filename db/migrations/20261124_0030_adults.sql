-- Adults from an import, read-only beside the children: each list replaces the last of its system, and nothing of them is kept.
create table missing_adult (
  force_id text not null,
  system text not null,
  reference text not null,
  name text not null,
  age integer not null,
  level text not null,
  since timestamptz(3) not null,
  place text,
  owner text,
  as_at timestamptz(3) not null,
  primary key (force_id, system, reference)
);
comment on table missing_adult is 'Adults missing now, from the system that is their record; shown read-only, replaced by each list.';
comment on column missing_adult.force_id is 'The force.';
comment on column missing_adult.system is 'The system that is their record.';
comment on column missing_adult.reference is 'Its reference.';
comment on column missing_adult.name is 'The adult''s name.';
comment on column missing_adult.age is 'In whole years.';
comment on column missing_adult.level is 'The grade as that system gives it.';
comment on column missing_adult.since is 'Missing since.';
comment on column missing_adult.place is 'Where last seen.';
comment on column missing_adult.owner is 'Who has it there.';
comment on column missing_adult.as_at is 'When the list was made.';
call protect('missing_adult', false);
grant delete on missing_adult to vigil_app;
