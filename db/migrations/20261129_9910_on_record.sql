-- What the child's record and earlier reports say of the child counts where a report says nothing: the age, whether they are looked after, whether placed here.
-- Kept as said: what one report took from the record is no saying of its own, or an age would grow old from report to report.
alter table episode add column age_said integer, add column looked_after_said text, add column placed_here_said text;
comment on column episode.age_said is 'The age as this report, or a correction of it, said it; null where it was left to the child’s record.';
comment on column episode.looked_after_said is 'yes or no, as answered in this episode; null where it was not asked or not known.';
comment on column episode.placed_here_said is 'Placed here by an authority from elsewhere: yes or no, as answered in this episode; null where it was not asked or not known.';
comment on column episode.looked_after is 'Looked after, care leaver, protection plan or in need: as answered, or as known from earlier records where it was not.';
alter table person add column looked_after_at timestamptz(3);
comment on column person.looked_after_at is 'When the authority that looks after the child was last recorded.';

alter table episode no force row level security;
alter table person no force row level security;
alter table fact no force row level security;
update episode set age_said = age where age is not null;
update episode e
set looked_after_said = said.looked_after, placed_here_said = said.placed_here
from (
  select force_id, record_id,
    (array_agg(answer order by position desc) filter (where question = 'looked-after'))[1] as looked_after,
    (array_agg(answer order by position desc) filter (where question = 'out-of-area'))[1] as placed_here
  from (
    select f.force_id, f.record_id, f.position, one ->> 'question' as question, nullif(one ->> 'answer', 'not known') as answer
    from fact f
    cross join jsonb_array_elements(f.body -> 'answers') as one
    where f.kind = 'missing.answered/1'
      and one ->> 'question' in ('looked-after', 'out-of-area')
  ) answered
  group by force_id, record_id
) said
where e.force_id = said.force_id
  and e.record_id = said.record_id;
update person p
set looked_after_at = said.at
from (
  select f.force_id, f.record_id, max(f.recorded_at) as at
  from fact f
  where f.kind in ('person.recorded/1', 'person.corrected/1')
    and f.body ->> 'lookedAfterBy' is not null
  group by f.force_id, f.record_id
) said
where p.force_id = said.force_id
  and p.person_id = said.record_id
  and p.looked_after_by is not null;
alter table fact force row level security;
alter table person force row level security;
alter table episode force row level security;

grant create on schema public to vigil_search;
create function child_on_record(asked uuid, before timestamptz)
returns table (
  date_of_birth date, age_disputed boolean, sex text, age integer, age_said_at timestamptz, looked_after_by text, looked_after_at timestamptz,
  looked_after text, looked_after_said_at timestamptz, placed_here text, placed_here_said_at timestamptz)
language sql stable security definer rows 1
set search_path = public, pg_temp
begin atomic
  with same as materialized (
    select unnest(records_of_person(context_force(), asked)) as id
  ),
  -- The record that stands for the child first, then those merged into it: what any of them says counts.
  register as materialized (
    select p.person_id, p.date_of_birth, p.age_disputed, p.sex, p.looked_after_by, p.looked_after_at,
      p.person_id = canonical_person(context_force(), asked) as stands
    from person p
    join same on same.id = p.person_id
    where p.force_id = context_force()
  ),
  said as materialized (
    select e.reported_at, e.age_said, e.looked_after_said, e.placed_here_said
    from episode e
    join same on same.id = e.person_id
    where e.force_id = context_force()
      and e.reported_at < before
      and e.phase <> 'voided'
    order by e.reported_at desc
    limit 100
  )
  select born.date_of_birth, coalesce(born.age_disputed, false), sexed.sex, aged.age_said, aged.reported_at, cared.looked_after_by, cared.looked_after_at,
    looked.looked_after_said, looked.reported_at, placed.placed_here_said, placed.reported_at
  from (select true) one (row)
  left join lateral (
    select r.date_of_birth, r.age_disputed
    from register r
    order by r.date_of_birth is null, r.stands desc, r.date_of_birth desc, r.person_id
    limit 1
  ) born on true
  left join lateral (
    select r.sex from register r where r.sex is not null order by r.stands desc, r.person_id limit 1
  ) sexed on true
  left join lateral (
    select r.looked_after_by, r.looked_after_at
    from register r
    where r.looked_after_by is not null
    order by r.looked_after_at desc nulls last, r.stands desc, r.person_id
    limit 1
  ) cared on true
  left join lateral (
    select s.age_said, s.reported_at from said s where s.age_said is not null order by s.reported_at desc limit 1
  ) aged on true
  left join lateral (
    select s.looked_after_said, s.reported_at from said s where s.looked_after_said is not null order by s.reported_at desc limit 1
  ) looked on true
  left join lateral (
    select s.placed_here_said, s.reported_at from said s where s.placed_here_said is not null order by s.reported_at desc limit 1
  ) placed on true;
end;
alter function child_on_record(uuid, timestamptz) owner to vigil_search;
comment on function child_on_record(uuid, timestamptz) is
  'What a child’s record, merged records included, and reports before a time say of the child, for the minimum grade: restricted ones too, without name or place. Reads only the force of this transaction, nothing without one.';
revoke create on schema public from vigil_search;
revoke all on function child_on_record(uuid, timestamptz) from public;
grant execute on function child_on_record(uuid, timestamptz) to vigil_app, vigil_clock;
