-- A pack for the oversight group may be made as at a moment that had passed when it was frozen: the list of packs says both.
alter table oversight_pack add column as_at timestamptz(3);
comment on column oversight_pack.as_at is 'The moment that it tells of, where that had passed when it was frozen; null where it is as at its freezing.';
