-- Photographs of missing children. The fact says who gave it and who agreed to what, and holds the hash; the picture stands beside it, never in the
-- fact, since a year of facts is folded for measures and rebuilds. It goes with the fact when that is erased, and only then.
create table photograph (
  force_id text not null,
  record_id uuid not null,
  position integer not null,
  added_at timestamptz(3) not null,
  sha256 bytea not null check (length(sha256) = 32),
  picture bytea not null check (length(picture) between 1 and 2000000),
  primary key (force_id, record_id, position)
);
comment on table photograph is 'Pictures of missing children, written anew when they came: small, upright, without place, time or maker.';
comment on column photograph.force_id is 'The force.';
comment on column photograph.record_id is 'The episode.';
comment on column photograph.position is 'The fact that says who gave it and what it may be used for.';
comment on column photograph.added_at is 'When it was added.';
comment on column photograph.sha256 is 'The SHA-256 that the fact holds too.';
comment on column photograph.picture is 'A JPEG.';
call protect('photograph', true);
-- A picture is added and never changed; no figure needs one.
revoke update on photograph from vigil_app;
revoke select on photograph from vigil_measure, vigil_judge;
revoke insert, update, delete on photograph from vigil_clock;

grant select (force_id, record_id, position), delete on photograph to vigil_erase;
create policy of_erase on photograph to vigil_erase
  using (
    exists (
      select from erasure e
      where e.force_id = photograph.force_id
        and e.of_record = photograph.record_id
        and e.stage = 'approved'
        and photograph.position = any (e.positions)
    )
  );
