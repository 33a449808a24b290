-- A pack may be made as at a moment that had passed when it was frozen: the list of packs says both.
alter table meeting add column as_at timestamptz(3);
comment on column meeting.as_at is 'The moment that its pack tells of, where that had passed when it was frozen; null where it is as at its freezing.';
