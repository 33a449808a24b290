-- The measures that show a cause of concern, as it was entered: its pack freezes their figures, whether or not a recommendation has a test yet.
create view cause_of_concern_measures with (security_invoker = true) as
  select f.force_id, f.record_id, (f.body ->> 'findingId')::uuid as finding_id,
    array(
      select measure
      from jsonb_array_elements_text(f.body -> 'measures') as measure
    ) as measures
  from fact f
  where f.kind = 'inspection.found/1'
    and f.body ->> 'kind' = 'cause of concern';
comment on view cause_of_concern_measures is 'The measures named with each cause of concern. A contract between slices: columns are added, never changed.';
comment on column cause_of_concern_measures.force_id is 'The force.';
comment on column cause_of_concern_measures.record_id is 'The inspection.';
comment on column cause_of_concern_measures.finding_id is 'The finding.';
comment on column cause_of_concern_measures.measures is 'The measures that show it; empty where none does.';
grant select on cause_of_concern_measures to vigil_app;
