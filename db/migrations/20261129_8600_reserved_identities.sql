-- Nobody becomes Vigil itself: its own identity, and what stands before it in order, is no record's, no member of staff's and no session's.
-- Not looked for in what stands already, so that a database in which it was done still starts; who was signed in by it is signed out.
alter table fact add constraint fact_record_is_not_reserved
  check (record_id > '00000000-0000-7000-8000-000000000001') not valid;
alter table staff add constraint staff_is_not_reserved
  check (staff_id > '00000000-0000-7000-8000-000000000001') not valid;
delete from session where staff_id <= '00000000-0000-7000-8000-000000000001';
alter table session add constraint session_is_not_reserved
  check (staff_id > '00000000-0000-7000-8000-000000000001') not valid;
delete from api_token where staff_id <= '00000000-0000-7000-8000-000000000001';
alter table api_token add constraint api_token_is_not_reserved
  check (staff_id > '00000000-0000-7000-8000-000000000001') not valid;
