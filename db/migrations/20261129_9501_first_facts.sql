-- Where a record begins, by its kind: a register of seventeen is found without reading every fact of a force's year.
create index fact_first on fact (force_id, record_id) include (kind, happened_at, recorded_at) where position = 1;
