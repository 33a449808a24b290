-- Causes of concern as rows, so that other slices may read them; and packs for the inspectorate's oversight group, one a cause, frozen.
create table cause_of_concern (
  force_id text not null,
  record_id uuid not null,
  finding_id uuid not null,
  theme text not null,
  again text,
  ended_how text,
  ended_on text,
  primary key (force_id, record_id, finding_id)
);
comment on table cause_of_concern is 'Causes of concern of the register''s inspections.';
comment on column cause_of_concern.force_id is 'The force.';
comment on column cause_of_concern.record_id is 'The inspection.';
comment on column cause_of_concern.finding_id is 'The finding.';
comment on column cause_of_concern.theme is 'What it is about.';
comment on column cause_of_concern.again is 'What it repeats, where it was found before.';
comment on column cause_of_concern.ended_how is 'How it ended; null while it stands.';
comment on column cause_of_concern.ended_on is 'When, as far as published: a day or a month.';
call protect('cause_of_concern', true);

create view cause_of_concern_now with (security_invoker = true) as
  select c.force_id, c.record_id, c.finding_id, c.theme, c.again, c.ended_how, c.ended_on, i.title as inspection, i.published_on
  from cause_of_concern c
  join inspection i on i.force_id = c.force_id and i.record_id = c.record_id;
comment on view cause_of_concern_now is 'Every cause of concern with its inspection. A contract between slices: columns are added, never changed.';
comment on column cause_of_concern_now.force_id is 'The force.';
comment on column cause_of_concern_now.record_id is 'The inspection.';
comment on column cause_of_concern_now.finding_id is 'The finding.';
comment on column cause_of_concern_now.theme is 'What it is about.';
comment on column cause_of_concern_now.again is 'What it repeats, where it was found before.';
comment on column cause_of_concern_now.ended_how is 'How it ended; null while it stands.';
comment on column cause_of_concern_now.ended_on is 'When, as far as published: a day or a month.';
comment on column cause_of_concern_now.inspection is 'The inspection''s title.';
comment on column cause_of_concern_now.published_on is 'When it was published.';
grant select on cause_of_concern_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

create or replace view action_now with (security_invoker = true) as
  select a.force_id, a.record_id, a.number, a.text, a.owner_id, s.name as owner, a.due_on, a.effect_on, a.state, a.date_changes, a.recommendations
  from action a
  left join staff s on s.force_id = a.force_id and s.staff_id = a.owner_id
  where a.state <> 'withdrawn';
comment on column action_now.recommendations is 'The recommendations it serves.';

create table oversight_pack (
  force_id text not null,
  record_id uuid not null,
  finding_id uuid not null,
  theme text not null,
  frozen_at timestamptz(3) not null,
  ledger_size integer not null,
  presented_on date,
  primary key (force_id, record_id)
);
comment on table oversight_pack is 'Packs for the inspectorate''s oversight group, each of one cause of concern, frozen.';
comment on column oversight_pack.force_id is 'The force.';
comment on column oversight_pack.record_id is 'The record whose facts it comes from.';
comment on column oversight_pack.finding_id is 'The cause of concern.';
comment on column oversight_pack.theme is 'What it is about.';
comment on column oversight_pack.frozen_at is 'When it was frozen.';
comment on column oversight_pack.ledger_size is 'How many facts the ledger covered then.';
comment on column oversight_pack.presented_on is 'When it was presented; null before.';
call protect('oversight_pack', false);
