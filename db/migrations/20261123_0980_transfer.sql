-- Messages between forces: each force as if it had a database of its own. What one sends, only the carrier can read, and the other gets as a record.
create table force_message (
  message_id uuid primary key,
  from_force text not null,
  to_force text not null,
  kind text not null check (kind in ('transfer offer', 'transfer answer')),
  body jsonb not null,
  sent_at timestamptz(3) not null,
  delivered_at timestamptz(3),
  refused text
);
create index force_message_waiting on force_message (sent_at) where delivered_at is null;
comment on table force_message is 'Messages from one force to another, carried once. No force reads another''s records: this is all that passes.';
comment on column force_message.message_id is 'Its identity: delivered twice, it counts once.';
comment on column force_message.from_force is 'Who sent it.';
comment on column force_message.to_force is 'For whom.';
comment on column force_message.kind is 'An offer of a transfer, or the answer to one.';
comment on column force_message.body is 'What is disclosed, and no more.';
comment on column force_message.sent_at is 'When it was sent, in the transaction of what caused it.';
comment on column force_message.delivered_at is 'When it became a record of the other force; null before.';
comment on column force_message.refused is 'Why it could not be delivered; null where it could.';
alter table force_message enable row level security;
alter table force_message force row level security;
create policy of_clock on force_message to vigil_clock using (true) with check (true);
-- A force may send in its own name; it reads nothing here, not even what it sent.
create policy of_sender on force_message for insert to vigil_app with check (from_force = (select context_force()) and to_force <> from_force);
grant insert on force_message to vigil_app;
grant select, update on force_message to vigil_clock;

create table transfer_offer (
  force_id text not null,
  record_id uuid not null,
  from_force text not null,
  from_name text not null,
  offered_at timestamptz(3) not null,
  answer text check (answer in ('accepted', 'refused')),
  answered_at timestamptz(3),
  episode_id uuid,
  primary key (force_id, record_id)
);
comment on table transfer_offer is 'Missing children that another force offers to this one.';
comment on column transfer_offer.force_id is 'The force.';
comment on column transfer_offer.record_id is 'The record whose facts it comes from.';
comment on column transfer_offer.from_force is 'Who offers.';
comment on column transfer_offer.from_name is 'The name of that force.';
comment on column transfer_offer.offered_at is 'When it reached this force.';
comment on column transfer_offer.answer is 'Accepted or refused; null while it waits.';
comment on column transfer_offer.answered_at is 'When it was answered.';
comment on column transfer_offer.episode_id is 'The episode opened here on acceptance.';
call protect('transfer_offer', false);
