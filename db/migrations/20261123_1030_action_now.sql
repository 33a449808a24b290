-- The board reads the action plan through a contract, as it reads recommendations and audits.
create view action_now with (security_invoker = true) as
  select a.force_id, a.record_id, a.number, a.text, a.owner_id, s.name as owner, a.due_on, a.effect_on, a.state, a.date_changes
  from action a
  left join staff s on s.force_id = a.force_id and s.staff_id = a.owner_id
  where a.state <> 'withdrawn';
comment on view action_now is 'Every action of the plan that is not withdrawn. A contract between slices: columns are added, never changed.';
comment on column action_now.force_id is 'The force.';
comment on column action_now.record_id is 'The record whose facts it comes from.';
comment on column action_now.number is 'Its number in the plan.';
comment on column action_now.text is 'What will be done.';
comment on column action_now.owner_id is 'Its one named owner; null while nobody owns it.';
comment on column action_now.owner is 'The owner''s name.';
comment on column action_now.due_on is 'When it is to be done, after changes.';
comment on column action_now.effect_on is 'When improvement is expected to be seen.';
comment on column action_now.state is 'unallocated, allocated, in progress, claimed done, checked or returned.';
comment on column action_now.date_changes is 'How often its date was moved.';
grant select on action_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;
