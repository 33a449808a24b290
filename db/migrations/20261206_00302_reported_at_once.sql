-- What was asked for at once is reported with the six-week letter: the plan reads what was reported, and that it is asked for.
create or replace view recommendation_in_register with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.theme, r.words, r.stage, r.due_on, r.date_changes, r.asked_of,
    r.time_scale = 'immediately' as at_once,
    (
      select jsonb_build_object(
          'on', coalesce(f.body ->> 'on', to_char(f.happened_at at time zone 'Europe/London', 'YYYY-MM-DD')),
          'to', coalesce(f.body ->> 'to', 'erased'),
          'says', coalesce(f.body ->> 'says', 'erased'))
      from fact f
      where f.force_id = r.force_id
        and f.record_id = r.record_id
        and f.kind = 'recommendation.update-given/1'
      order by f.position desc
      limit 1
    ) as reported
  from recommendation r;
comment on column recommendation_in_register.at_once is 'Whether its report asks for it immediately.';
comment on column recommendation_in_register.reported is 'Of one asked for at once, what was reported last: when, to whom and what; null while nothing was.';
