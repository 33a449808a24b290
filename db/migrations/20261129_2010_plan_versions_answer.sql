-- For which recommendations each version of a plan holds an action, as it was drafted: a letter that names three of ten leaves seven out.
create view plan_version_actions with (security_invoker = true) as
  select f.force_id, f.record_id, (f.body ->> 'version')::integer as number,
    array(
      select distinct reference
      from jsonb_array_elements(f.body -> 'content' -> 'actions') as action (said),
        jsonb_array_elements_text(action.said -> 'recommendations') as reference
      order by reference
    ) as answered
  from fact f
  where f.kind = 'plan.drafted/1'
    and f.body is not null;
comment on view plan_version_actions is 'For which recommendations each version of a plan holds an action, as drafted. A contract between slices: columns are added, never changed.';
comment on column plan_version_actions.force_id is 'The force.';
comment on column plan_version_actions.record_id is 'The plan.';
comment on column plan_version_actions.number is 'The number of the version.';
comment on column plan_version_actions.answered is 'References of the recommendations for which it holds an action.';
grant select on plan_version_actions to vigil_app;
