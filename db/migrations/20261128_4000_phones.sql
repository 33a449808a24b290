-- How an owner is reached: their own telephone and call sign, or the desk of their unit. Told by the facts of staff and units.
alter table staff add column phone text;
alter table staff add column call_sign text;
alter table unit add column phone text;
comment on column staff.phone is 'Their own telephone at work, if recorded; else their unit''s is rung.';
comment on column staff.call_sign is 'As the radio knows them, if recorded.';
comment on column unit.phone is 'The desk''s telephone, if recorded.';
