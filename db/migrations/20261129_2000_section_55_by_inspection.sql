-- Comments under section 55 name the inspection that they are on, since two reports may have one title; and whether the local policing body said that the Act asks for none.
alter table section_55
  add column inspection_id uuid,
  add column not_owed text;
comment on column section_55.inspection_id is 'The inspection of the register that they are on; null where they were opened before this was kept, by the title alone.';
comment on column section_55.not_owed is 'Why the Act asks for no comments on it, as the local policing body said; null where it asks for them.';
create index section_55_inspection on section_55 (force_id, inspection_id) where inspection_id is not null;

create or replace view section_55_now with (security_invoker = true) as
  select force_id, record_id, report, published_on, due_on, comments_published_at, gap, covered_by, inspection_id, not_owed
  from section_55;
comment on column section_55_now.inspection_id is 'The inspection of the register that they are on; null where they were opened before this was kept, by the title alone.';
comment on column section_55_now.not_owed is 'Why the Act asks for no comments on it, as the local policing body said; null where it asks for them.';
