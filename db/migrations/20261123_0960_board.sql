-- The monthly board: what the slices of the accountability loop publish to one another, its meetings, and public statements.

-- A contract: other slices read the register through these views, never its tables.
create view recommendation_now with (security_invoker = true) as
  select r.force_id, r.record_id, r.reference, r.source, r.inspection, r.published, r.theme, r.words, r.due_on, r.stage, r.test, r.date_changes,
    r.counts_from, r.loosenings, s.standing, s.since, s.at as judged_at, s.earliest_pass, s.stops, s.figures, s.audit
  from recommendation r
  left join lateral (
    select standing, since, at, earliest_pass, stops, figures, audit
    from standing_reading
    where standing_reading.force_id = r.force_id
      and standing_reading.record_id = r.record_id
    order by at desc
    limit 1
  ) s on true;
comment on view recommendation_now is 'Every recommendation with its status as last computed. A contract between slices: columns are added, never changed.';
grant select on recommendation_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

create view audit_now with (security_invoker = true) as
  select a.force_id, a.record_id, a.title, a.kind, a.topic, a.from_day, a.until_day, a.drawn_at, a.population,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id)::integer as drawn,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.final_grade = 'good')::integer as good,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.final_grade = 'requires improvement')::integer as requires_improvement,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.final_grade = 'inadequate')::integer as inadequate,
    (select count(*) from audited_file f where f.force_id = a.force_id and f.audit_id = a.record_id and f.in_dispute)::integer as in_dispute
  from audit a;
comment on view audit_now is 'Every case-file audit with how its files are graded. A contract between slices: columns are added, never changed.';
grant select on audit_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

-- Each column of a view says what the column behind it says.
do $$
declare
  one record;
begin
  for one in
    select v.view, a.attname as name, max(col_description(to_regclass(v.behind), b.attnum)) as words
    from (values
      ('recommendation_now', 'recommendation'),
      ('recommendation_now', 'standing_reading'),
      ('audit_now', 'audit')
    ) as v (view, behind)
    join pg_attribute a on a.attrelid = to_regclass(v.view) and a.attnum > 0
    join pg_attribute b on b.attrelid = to_regclass(v.behind) and b.attname = a.attname and b.attnum > 0
    group by v.view, a.attname
  loop
    execute format('comment on column %I.%I is %L', one.view, one.name, one.words);
  end loop;
end
$$;
comment on column recommendation_now.judged_at is 'When its status was last computed.';
comment on column audit_now.drawn is 'Files drawn.';
comment on column audit_now.good is 'Files graded good.';
comment on column audit_now.requires_improvement is 'Files graded as requiring improvement.';
comment on column audit_now.inadequate is 'Files graded inadequate.';
comment on column audit_now.in_dispute is 'Files whose two grades differ and are not settled.';

create table meeting (
  force_id text not null,
  record_id uuid not null,
  title text not null,
  held_on date not null,
  paper_due_on date not null,
  frozen_at timestamptz(3),
  ledger_size bigint,
  minuted integer not null,
  approved_at timestamptz(3),
  primary key (force_id, record_id)
);
comment on table meeting is 'Meetings of the chief officers'' board.';
comment on column meeting.force_id is 'The force.';
comment on column meeting.record_id is 'The record whose facts it comes from.';
comment on column meeting.title is 'What it is called.';
comment on column meeting.held_on is 'The local day.';
comment on column meeting.paper_due_on is 'By when its papers are owed.';
comment on column meeting.frozen_at is 'When its pack was frozen; null before.';
comment on column meeting.ledger_size is 'The ledger size at which the pack was frozen.';
comment on column meeting.minuted is 'Decisions, challenges and claims minuted.';
comment on column meeting.approved_at is 'When its minutes were approved; null before.';
call protect('meeting', false);

create table public_statement (
  force_id text not null,
  record_id uuid not null,
  said_on date not null,
  who text not null,
  words text not null,
  place text not null,
  address text,
  figures jsonb not null,
  primary key (force_id, record_id)
);
comment on table public_statement is 'What was said in public about child protection, beside what the figures said on that day.';
comment on column public_statement.force_id is 'The force.';
comment on column public_statement.record_id is 'The record whose facts it comes from.';
comment on column public_statement.said_on is 'The local day it was said.';
comment on column public_statement.who is 'Who said it.';
comment on column public_statement.words is 'The words, verbatim.';
comment on column public_statement.place is 'Where: a press release, a meeting, an interview.';
comment on column public_statement.address is 'Where it can be read.';
comment on column public_statement.figures is 'The measures it is about, as they stood then.';
call protect('public_statement', false);
