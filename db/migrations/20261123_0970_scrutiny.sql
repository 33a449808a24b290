-- The local policing body's own scrutiny, apart from the force's: comments under section 55, its own actions, its assurance, what it publishes.
-- A kind of record may have a number in its name, as the section of an Act has.
alter table fact drop constraint fact_kind_check;
alter table fact add constraint fact_kind_check check (kind ~ '^[a-z][a-z0-9-]*\.[a-z-]+/[0-9]+$');

create table section_55 (
  force_id text not null,
  record_id uuid not null,
  report text not null,
  published_on date not null,
  due_on date not null,
  recommendations integer not null,
  answered integer not null,
  completed_at timestamptz(3),
  comments_published_at timestamptz(3),
  address text,
  gap jsonb not null,
  copies integer not null,
  primary key (force_id, record_id)
);
comment on table section_55 is 'Comments on reports under section 55 of the Police Act 1996.';
comment on column section_55.force_id is 'The force.';
comment on column section_55.record_id is 'The record whose facts it comes from.';
comment on column section_55.report is 'The report.';
comment on column section_55.published_on is 'The day the report was published.';
comment on column section_55.due_on is 'The last lawful day for the comments: 56 days beginning with publication.';
comment on column section_55.recommendations is 'Recommendations in the report.';
comment on column section_55.answered is 'Those with an action or a reason why none.';
comment on column section_55.completed_at is 'When marked complete.';
comment on column section_55.comments_published_at is 'When the comments were published.';
comment on column section_55.address is 'Where.';
comment on column section_55.gap is 'References without action or reason when published.';
comment on column section_55.copies is 'Copies logged.';
call protect('section_55', false);

create table commissioner_action (
  force_id text not null,
  record_id uuid not null,
  words text not null,
  owner text not null,
  due_on date not null,
  date_changes integer not null,
  done_at timestamptz(3),
  primary key (force_id, record_id)
);
comment on table commissioner_action is 'What the local policing body itself undertook to do, apart from the force''s actions.';
comment on column commissioner_action.force_id is 'The force.';
comment on column commissioner_action.record_id is 'The record whose facts it comes from.';
comment on column commissioner_action.words is 'What it undertook.';
comment on column commissioner_action.owner is 'Who does it, by name and post.';
comment on column commissioner_action.due_on is 'By when, as it stands after changes.';
comment on column commissioner_action.date_changes is 'How often its date was moved.';
comment on column commissioner_action.done_at is 'When it was recorded as done, with evidence.';
call protect('commissioner_action', false);

create table scrutiny_decision (
  force_id text not null,
  record_id uuid not null,
  decided_on date not null,
  forum text not null,
  topic text not null,
  recommendation_id uuid,
  assurance text not null check (assurance in ('assured', 'partly assured', 'not assured')),
  because text not null,
  standing_then text,
  next_review_on date not null,
  primary key (force_id, record_id)
);
create index scrutiny_decision_of_recommendation on scrutiny_decision (force_id, recommendation_id);
comment on table scrutiny_decision is 'How far the local policing body says it is assured, and what the figures said on that day.';
comment on column scrutiny_decision.force_id is 'The force.';
comment on column scrutiny_decision.record_id is 'The record whose facts it comes from.';
comment on column scrutiny_decision.decided_on is 'The local day.';
comment on column scrutiny_decision.forum is 'In which forum.';
comment on column scrutiny_decision.topic is 'What about.';
comment on column scrutiny_decision.recommendation_id is 'Which recommendation, where about one.';
comment on column scrutiny_decision.assurance is 'How far assured.';
comment on column scrutiny_decision.because is 'Why.';
comment on column scrutiny_decision.standing_then is 'The computed status on that day.';
comment on column scrutiny_decision.next_review_on is 'When it is looked at again.';
call protect('scrutiny_decision', false);

create table publication_check (
  force_id text not null,
  record_id uuid not null,
  item text not null,
  address text not null,
  prominent boolean not null,
  refreshed_on date not null,
  checked_at timestamptz(3) not null,
  primary key (force_id, record_id)
);
create index publication_check_of_item on publication_check (force_id, item, checked_at desc);
comment on table publication_check is 'When each thing that must be published was last seen on the page, and where.';
comment on column publication_check.force_id is 'The force.';
comment on column publication_check.record_id is 'The record whose facts it comes from.';
comment on column publication_check.item is 'Which duty to publish.';
comment on column publication_check.address is 'The page.';
comment on column publication_check.prominent is 'It stands in a prominent place.';
comment on column publication_check.refreshed_on is 'The day the page was last refreshed.';
comment on column publication_check.checked_at is 'When somebody looked.';
call protect('publication_check', false);

create table performance_meeting (
  force_id text not null,
  record_id uuid not null,
  held_on date not null,
  place text not null,
  stream text,
  questions_by date,
  primary key (force_id, record_id)
);
comment on table performance_meeting is 'Public performance meetings, three a year.';
comment on column performance_meeting.force_id is 'The force.';
comment on column performance_meeting.record_id is 'The record whose facts it comes from.';
comment on column performance_meeting.held_on is 'The local day.';
comment on column performance_meeting.place is 'Where.';
comment on column performance_meeting.stream is 'Where it is streamed.';
comment on column performance_meeting.questions_by is 'By when questions are to be in.';
call protect('performance_meeting', false);

create view section_55_now with (security_invoker = true) as
  select force_id, record_id, report, published_on, due_on, comments_published_at, gap
  from section_55;
comment on view section_55_now is 'Comments under section 55 with their last lawful day. A contract between slices: columns are added, never changed.';
grant select on section_55_now to vigil_app, vigil_measure, vigil_judge, vigil_clock;

-- Each column of a view says what the column behind it says.
do $$
declare
  one record;
begin
  for one in
    select v.view, a.attname as name, max(col_description(to_regclass(v.behind), b.attnum)) as words
    from (values
      ('section_55_now', 'section_55')
    ) as v (view, behind)
    join pg_attribute a on a.attrelid = to_regclass(v.view) and a.attnum > 0
    join pg_attribute b on b.attrelid = to_regclass(v.behind) and b.attname = a.attname and b.attnum > 0
    group by v.view, a.attname
  loop
    execute format('comment on column %I.%I is %L', one.view, one.name, one.words);
  end loop;
end
$$;
