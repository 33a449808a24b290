-- With each status the test by which it was computed: an extract of a year says what that test left out.
create or replace view standing_taken with (security_invoker = true) as
  select force_id, record_id, at, standing, test
  from standing_reading;
comment on column standing_taken.test is 'The closure test by which it was computed; null of statuses from before it was kept.';
