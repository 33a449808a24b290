-- What another force that passed a child on had on record of harm counts at every later report here, as harm in an episode of ours does.
alter table episode add column harm_disclosed text;
comment on column episode.harm_disclosed is 'The worst harm of earlier times that another force had on record when it passed the child on: harm or serious harm; null where it told of none.';

drop function history_of_person(uuid, timestamptz, integer);
create function history_of_person(asked uuid, before timestamptz, at_most integer)
returns table (
  record_id uuid, phase text, reported_at timestamptz, located_at timestamptz, found_at text, closed_at timestamptz, level text, harm text,
  harm_disclosed text, exploitation text, looked_after boolean, return_interview text, repeat_referral_at timestamptz,
  trigger_plan_at timestamptz, partners_met_at timestamptz, last_seen_place text, was_missing boolean, closed boolean)
language sql stable security definer rows 10
set search_path = public, pg_temp
begin atomic
  with closed as materialized (
    select r.record_id as id
    from restriction r
    where r.force_id = context_force()
      and not opened(r.force_id, r.record_id)
  )
  select e.record_id, e.phase, e.reported_at, e.located_at, case when hidden.it then null else e.found_at end, e.closed_at, e.level, e.harm,
    e.harm_disclosed, e.exploitation, e.looked_after, e.return_interview, e.repeat_referral_at, e.trigger_plan_at, e.partners_met_at,
    case when hidden.it then 'restricted' else e.last_seen_place end, e.missing_from is not null, hidden.it
  from episode e
  cross join lateral (select exists (select from closed where closed.id in (e.record_id, e.person_id)) as it) as hidden
  where e.force_id = context_force()
    and e.person_id = any (records_of_person(context_force(), asked))
    and e.reported_at < before
    and (e.missing_from is not null or e.harm in ('harm', 'serious harm') or e.exploitation <> 'none' or e.harm_disclosed is not null)
    and e.phase <> 'voided'
  order by e.reported_at desc
  limit at_most;
end;
comment on function history_of_person(uuid, timestamptz, integer) is
  'Earlier episodes of a child, merged records included, and contacts not opened as missing that showed harm or exploitation, for the minimum grade. Restricted ones give counts and dates without a place. Reads only the force of this transaction, nothing without one.';

grant create on schema public to vigil_search;
alter function history_of_person(uuid, timestamptz, integer) owner to vigil_search;
revoke create on schema public from vigil_search;
revoke all on function history_of_person(uuid, timestamptz, integer) from public;
grant execute on function history_of_person(uuid, timestamptz, integer) to vigil_app, vigil_clock;
