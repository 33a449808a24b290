-- Two entries of one human that look unlike are known by the number the force gave that human.
alter table staff add column collar_number text;
comment on column staff.collar_number is 'Collar, warrant or staff number: one human’s, whatever name and address an entry has. Null where it was not recorded.';
create unique index staff_collar_number on staff (force_id, lower(collar_number)) where left_at is null;
