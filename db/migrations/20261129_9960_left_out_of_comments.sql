-- What published comments under section 55 left out stays owed until an addendum answers it.
alter table section_55 add column left_out jsonb not null default '[]';
comment on column section_55.left_out is 'References of recommendations that neither the published comments nor an addendum to them answer; empty before they are published.';

create or replace view section_55_now with (security_invoker = true) as
  select force_id, record_id, report, published_on, due_on, comments_published_at, gap, covered_by, inspection_id, not_owed, left_out
  from section_55;
comment on column section_55_now.left_out is 'References of recommendations that neither the published comments nor an addendum to them answer; empty before they are published.';
