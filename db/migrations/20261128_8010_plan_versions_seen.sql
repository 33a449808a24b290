-- Which versions of a plan are approved and what they answer: the register of inspections reads it, so that a letter is never of a plan nobody approved.
create view plan_version_now with (security_invoker = true) as
  select v.force_id, v.record_id, v.number, v.approved_at, v.submitted_at, p.title, p.sent_to, p.recommendations
  from plan_version v
  join plan p on p.force_id = v.force_id and p.record_id = v.record_id;
comment on view plan_version_now is 'Every version of every action plan, with what the plan answers. A contract between slices: columns are added, never changed.';
comment on column plan_version_now.force_id is 'The force.';
comment on column plan_version_now.record_id is 'The plan.';
comment on column plan_version_now.number is 'The number of the version.';
comment on column plan_version_now.approved_at is 'When a chief officer approved it; null where nobody did.';
comment on column plan_version_now.submitted_at is 'When it was submitted; null where it was not.';
comment on column plan_version_now.title is 'What the plan is called.';
comment on column plan_version_now.sent_to is 'To whom the plan goes.';
comment on column plan_version_now.recommendations is 'The recommendations that it answers.';
grant select on plan_version_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;
