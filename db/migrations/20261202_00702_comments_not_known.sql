-- A report that was entered after its last lawful day: whether comments were published in their time is not known here until somebody says so.
alter table section_55 add column say_by date;
comment on column section_55.say_by is 'By when the local policing body says whether comments were published before the report was entered, after its last lawful day; null where it is known.';

create or replace view section_55_now with (security_invoker = true) as
  select force_id, record_id, report, published_on, due_on, comments_published_at, gap, covered_by, inspection_id, not_owed, left_out, say_by
  from section_55;
comment on column section_55_now.say_by is 'By when the local policing body says whether comments were published before the report was entered, after its last lawful day; null where it is known.';
