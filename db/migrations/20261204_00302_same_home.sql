-- Two ways in which one home is written are one home, once a person has said so; and two again, once a person has taken it back.
create table same_home (
  force_id text not null,
  record_id uuid not null,
  written text not null,
  home text not null,
  said_at timestamptz(3) not null,
  parted_at timestamptz(3),
  primary key (force_id, record_id)
);
comment on table same_home is 'What a person said of two ways in which placements are written: that they are one home.';
comment on column same_home.force_id is 'The force.';
comment on column same_home.record_id is 'The record of who said it, why, and whether it was taken back.';
comment on column same_home.written is 'One way of writing it.';
comment on column same_home.home is 'The other, by which the home goes.';
comment on column same_home.said_at is 'When it was said.';
comment on column same_home.parted_at is 'When it was taken back; null while it stands.';
call protect('same_home', false);

-- As measures compare homes: by the same words. What else is written differently, a person picks or says.
create function home_key(place text) returns text
language sql immutable parallel safe
return lower(btrim(place));
comment on function home_key(text) is 'A home as it is compared: the same words, without regard to capitals.';
