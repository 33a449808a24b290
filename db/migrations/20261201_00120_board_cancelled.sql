-- A board that was called for a wrong day or is not held owes no pack: until now its clock ran for ever.
alter table meeting add column cancelled_because text;
comment on column meeting.cancelled_because is 'Why it is not held; null while it stands.';
