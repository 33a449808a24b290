-- The public site shows stages of monitoring as they are published, of this force and of others: what nobody outside was told of is not among them.
create view monitoring_announced with (security_invoker = true) as
  select force_id, record_id, position, of_force, stage, announced_on, decided_on, effective_on, source
  from monitoring_stage
  where announced_on is not null
    or effective_on is not null
    or source is not null;
comment on view monitoring_announced is 'Stages of the inspectorate''s monitoring that are published: announced, in effect, or with the place where they are published; not what was decided alone. A contract between slices: columns are added, never changed.';
comment on column monitoring_announced.force_id is 'The force that keeps the register.';
comment on column monitoring_announced.record_id is 'The record whose facts it comes from.';
comment on column monitoring_announced.position is 'Which of its facts.';
comment on column monitoring_announced.of_force is 'The force it is about.';
comment on column monitoring_announced.stage is 'Scan or engage.';
comment on column monitoring_announced.announced_on is 'When it was announced, as far as it is published: a day, a month or a year. Null where it is not known.';
comment on column monitoring_announced.decided_on is 'When it was decided, likewise.';
comment on column monitoring_announced.effective_on is 'From when it stood, likewise.';
comment on column monitoring_announced.source is 'Where it is published. Null where it was not said.';
grant select on monitoring_announced to vigil_app, vigil_measure, vigil_judge, vigil_clock;
