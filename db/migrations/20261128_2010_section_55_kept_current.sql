-- Comments under section 55: what was published after them, and a national report answered with the force's own.
alter table section_55 add column addenda integer not null default 0;
comment on column section_55.addenda is 'Addenda published with what the chief officer said after the comments were published.';
alter table section_55 add column covered_by text;
comment on column section_55.covered_by is 'The report of the force''s own with the same findings, whose comments answer this one too; null where it is answered by itself.';

create or replace view section_55_now with (security_invoker = true) as
  select force_id, record_id, report, published_on, due_on, comments_published_at, gap, covered_by
  from section_55;
comment on column section_55_now.covered_by is 'The report of the force''s own with the same findings, whose comments answer this one too; null where it is answered by itself.';
