-- What was restricted when somebody read it is fixed at that moment: a review the next day does not lose it because the restriction was lifted.
alter table consultation add column restricted_ids uuid[] not null default '{}';
comment on column consultation.restricted_ids is 'Those of the records shown that were restricted at that moment; set by the database.';
create index consultation_of_restricted on consultation (force_id, at) where restricted_ids <> '{}';

create function note_restricted() returns trigger language plpgsql as $$
begin
  new.restricted_ids := array(
    select r.record_id from restriction r where r.force_id = new.force_id and r.record_id = any (new.record_ids) order by r.record_id);
  return new;
end;
$$;
comment on function note_restricted() is 'Keeps with a reading which of its records were restricted then. Runs under the reader''s row-level security.';
create trigger note_restricted before insert on consultation for each row execute function note_restricted();

-- Of earlier readings only what is restricted still is known.
alter table consultation no force row level security;
alter table restriction no force row level security;
update consultation c
set restricted_ids = array(
  select r.record_id from restriction r where r.force_id = c.force_id and r.record_id = any (c.record_ids) and r.since <= c.at order by r.record_id)
where exists (select from restriction r where r.force_id = c.force_id and r.record_id = any (c.record_ids) and r.since <= c.at);
alter table consultation force row level security;
alter table restriction force row level security;

-- A restriction ends when one person asks for it with a reason and another agrees.
create table restriction_lift (
  force_id text not null,
  record_id uuid not null,
  about uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  told text not null,
  decided_by uuid,
  decided_at timestamptz(3),
  lifted boolean,
  because text,
  primary key (force_id, record_id)
);
create index restriction_lift_waiting on restriction_lift (force_id, asked_at) where decided_at is null;
comment on table restriction_lift is 'Requests that a child''s record be restricted no longer, and what another person said.';
comment on column restriction_lift.force_id is 'The force.';
comment on column restriction_lift.record_id is 'The record whose facts it comes from.';
comment on column restriction_lift.about is 'The child''s record.';
comment on column restriction_lift.reason is 'Why the restriction should end.';
comment on column restriction_lift.asked_by is 'Who asked.';
comment on column restriction_lift.asked_at is 'When.';
comment on column restriction_lift.told is 'The supervisor, or the job, told at once.';
comment on column restriction_lift.decided_by is 'Who decided; never who asked.';
comment on column restriction_lift.decided_at is 'When it was decided; null while it waits.';
comment on column restriction_lift.lifted is 'Whether it was lifted.';
comment on column restriction_lift.because is 'Why it stays, where it does.';
call protect('restriction_lift', false);
