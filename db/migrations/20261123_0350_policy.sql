-- Policies: the approved versions of each force, from the facts of its policy record.
create table policy (
  force_id text not null,
  record_id uuid not null,
  version text not null,
  effective_from timestamptz(3) not null,
  body jsonb not null,
  proposed_by uuid not null,
  approved_by uuid,
  approved_at timestamptz(3),
  primary key (force_id, version)
);
comment on table policy is 'Versions of a force''s policy. Only an approved one judges anything, from its effective date.';
comment on column policy.force_id is 'The force.';
comment on column policy.record_id is 'The record whose facts it comes from.';
comment on column policy.version is 'Its name, stored on every fact and duty that it judged.';
comment on column policy.effective_from is 'From when it judges.';
comment on column policy.body is 'Values and tables.';
comment on column policy.proposed_by is 'Who proposed it.';
comment on column policy.approved_by is 'Who approved it: another person. Null: proposed only.';
comment on column policy.approved_at is 'When it was approved.';
call protect('policy', false);
