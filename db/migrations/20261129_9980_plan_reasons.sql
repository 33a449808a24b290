-- Why a version of a plan holds no action for a recommendation: said in the version, so that the letter and the report's duty need not ask again.
create or replace view plan_version_actions with (security_invoker = true) as
  select f.force_id, f.record_id, (f.body ->> 'version')::integer as number,
    array(
      select distinct reference
      from jsonb_array_elements(f.body -> 'content' -> 'actions') as action (said),
        jsonb_array_elements_text(action.said -> 'recommendations') as reference
      order by reference
    ) as answered,
    coalesce(
      (
        select jsonb_agg(jsonb_build_object('reference', asked.said ->> 'reference', 'because', asked.said ->> 'noAction') order by asked.said ->> 'reference')
        from jsonb_array_elements(f.body -> 'content' -> 'recommendations') as asked (said)
        where asked.said ->> 'noAction' is not null
      ),
      '[]'
    ) as reasons
  from fact f
  where f.kind = 'plan.drafted/1'
    and f.body is not null;
comment on column plan_version_actions.reasons is 'For which recommendations it says why no action is planned, and why; none in versions drafted before it was asked.';
