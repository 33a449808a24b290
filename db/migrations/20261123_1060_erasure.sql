-- Erasure by lawful authority: ordered and approved by two people as facts, carried out by a role that can do nothing else.
create table erasure (
  force_id text not null,
  record_id uuid not null,
  of_record uuid not null,
  of_kind text not null,
  positions integer[] not null,
  authority text not null,
  stage text not null check (stage in ('asked', 'approved', 'refused', 'carried out')),
  asked_at timestamptz(3) not null,
  decided_at timestamptz(3),
  carried_out_at timestamptz(3),
  primary key (force_id, record_id)
);
create index erasure_of_record on erasure (force_id, of_record);
create index erasure_waiting on erasure (force_id) where stage = 'approved';
comment on table erasure is 'Erasures: asked for by one person, approved by another, carried out once.';
comment on column erasure.force_id is 'The force.';
comment on column erasure.record_id is 'The record whose facts it comes from.';
comment on column erasure.of_record is 'The record to be erased, or of which something is.';
comment on column erasure.of_kind is 'What kind of record that is.';
comment on column erasure.positions is 'Which of its facts lose their body and salt.';
comment on column erasure.authority is 'By what authority.';
comment on column erasure.stage is 'Asked, approved, refused, carried out.';
comment on column erasure.asked_at is 'When it was asked for.';
comment on column erasure.decided_at is 'When it was approved or refused.';
comment on column erasure.carried_out_at is 'When body and salt were gone and the tables of current state were made again.';
call protect('erasure', false);

-- The one role that may change a fact, and only so: what two people approved loses body and salt, and says when.
grant usage on schema public to vigil_erase;
grant select (force_id, record_id, position, erased_at), update (body, salt, erased_at) on fact to vigil_erase;
grant select on erasure to vigil_erase;
create policy of_erase on erasure for select to vigil_erase using (true);
create policy of_erase_read on fact for select to vigil_erase using (true);
create policy of_erase on fact for update to vigil_erase
  using (
    exists (
      select from erasure e
      where e.force_id = fact.force_id
        and e.of_record = fact.record_id
        and e.stage = 'approved'
        and fact.position = any (e.positions)
    )
  )
  with check (body is null and salt is null and erased_at is not null);
