-- Inspectors in the force: fieldwork with a sample of their own.
create table fieldwork (
  force_id text not null,
  record_id uuid not null,
  title text not null,
  opened_by uuid not null,
  drawn integer not null,
  judged integer not null,
  primary key (force_id, record_id)
);
comment on table fieldwork is 'Fieldwork of inspectors: which files they drew and how many they judged. The force sees that there is some, and not which files.';
comment on column fieldwork.force_id is 'The force.';
comment on column fieldwork.record_id is 'The record whose facts it comes from.';
comment on column fieldwork.title is 'What it is called.';
comment on column fieldwork.opened_by is 'Whose it is.';
comment on column fieldwork.drawn is 'Files drawn.';
comment on column fieldwork.judged is 'Files judged.';
call protect('fieldwork', false);
