-- Whoever turns 18 while missing is not 17 still: every list says the age now, and that of the report beside it where it was another.
alter table episode add column born date;
comment on column episode.born is 'Date of birth by which the age now is counted, as the report, a correction or the child’s record says it; null where none fits or the age is disputed.';

alter table episode no force row level security;
alter table fact no force row level security;
-- The report’s own word, or that of its last correction; where it says none, the record’s, if it fits the age that was said and makes a child.
with said as (
  select distinct on (f.force_id, f.record_id) f.force_id, f.record_id, f.body -> 'child' as child
  from fact f
  where f.kind in ('missing.reported/1', 'missing.report-corrected/1')
    and f.body is not null
  order by f.force_id, f.record_id, f.position desc
),
recorded as (
  select distinct on (f.force_id, f.record_id) f.force_id, f.record_id, f.body -> 'history' -> 'onRecord' as child
  from fact f
  where f.kind in ('missing.reported/1', 'missing.history-found/1')
    and f.body is not null
  order by f.force_id, f.record_id, f.position desc
),
dated as (
  select e.force_id, e.record_id, (said.child ->> 'dateOfBirth')::date as by_report, (recorded.child ->> 'dateOfBirth')::date as by_record,
    coalesce((said.child ->> 'ageDisputed')::boolean, false) or coalesce((recorded.child ->> 'ageDisputed')::boolean, false) as disputed,
    e.age_said, (e.reported_at at time zone 'Europe/London')::date as told
  from episode e
  join said on said.force_id = e.force_id and said.record_id = e.record_id
  left join recorded on recorded.force_id = e.force_id and recorded.record_id = e.record_id
)
update episode e
set born = coalesce(d.by_report, case when extract(year from age(d.told, d.by_record)) < 18
  and (d.age_said is null or d.age_said = extract(year from age(d.told, d.by_record))) then d.by_record end)
from dated d
where e.force_id = d.force_id
  and e.record_id = d.record_id
  and not d.disputed;
alter table fact force row level security;
alter table episode force row level security;
