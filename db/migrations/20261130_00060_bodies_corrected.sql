-- A body's name and term may have been entered wrongly: what stood before a correction stays beside it. And whoever rings alarms names the body that holds the place on the day.
alter table body add column corrections jsonb not null default '[]';
comment on column body.corrections is 'What stood before each correction, by whom it was corrected, when and why; the first correction first.';

create or replace view body_now with (security_invoker = true) as
  select force_id, record_id, kind, name, from_on, until_on, because, successor, corrections
  from body;
comment on column body_now.corrections is 'What stood before each correction, by whom it was corrected, when and why; the first correction first.';
grant select on body_now to vigil_clock;
