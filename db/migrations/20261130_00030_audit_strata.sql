-- A share of files is weighted by the cases of each stratum, and allows for files of one child: both are kept beside the files.
alter table audit add column strata jsonb;
comment on column audit.strata is 'How many cases each stratum had when it was drawn, by its name; null before. What a share of its files is weighted by.';
alter table audited_file add column child_id uuid;
comment on column audited_file.child_id is 'The record of the child whose case it is, as the case named it at the draw; null for files drawn before it was kept, and the case then stands for the child. No name.';

alter table audit no force row level security;
alter table fact no force row level security;
update audit a
set strata = drawn.strata
from (
  select each.force_id, each.record_id, jsonb_object_agg(each.stratum, each.cases) as strata
  from (
    select f.force_id, f.record_id, place.value ->> 'stratum' as stratum, count(*) as cases
    from fact f
    cross join lateral jsonb_array_elements(f.body -> 'population') as place (value)
    where f.kind = 'audit.drawn/1'
    group by f.force_id, f.record_id, place.value ->> 'stratum'
  ) each
  group by each.force_id, each.record_id
) drawn
where a.force_id = drawn.force_id
  and a.record_id = drawn.record_id;
alter table audit force row level security;
alter table fact force row level security;

create or replace view audit_now with (security_invoker = true) as
  select a.force_id, a.record_id, a.title, a.kind, a.topic, a.from_day, a.until_day, a.drawn_at, a.population,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id)::integer as drawn,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.final_grade = 'good')::integer as good,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.final_grade = 'requires improvement')::integer as requires_improvement,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.final_grade = 'inadequate')::integer as inadequate,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.in_dispute)::integer as in_dispute,
    a.strata,
    (select coalesce(jsonb_agg(jsonb_build_object('stratum', f.stratum, 'child', coalesce(f.child_id, f.about), 'grade', f.final_grade)), '[]'::jsonb)
      from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.final_grade is not null) as graded
  from audit a;
comment on column audit_now.strata is 'How many cases each stratum had when it was drawn, by its name; null before.';
comment on column audit_now.graded is 'Of each file whose grade stands its stratum, the record of its child or case, and the grade: what a weighted share is computed from.';
