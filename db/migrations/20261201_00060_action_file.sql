-- Evidence attached to an action of the plan. The fact says what it is, by whom, and holds the hash; the file stands beside it, never in the fact,
-- as photographs do (decision 0011). It goes with the fact when that is erased, and only then.
create table action_file (
  force_id text not null,
  record_id uuid not null,
  position integer not null,
  added_at timestamptz(3) not null,
  sha256 bytea not null check (length(sha256) = 32),
  content bytea not null check (length(content) between 1 and 5000000),
  primary key (force_id, record_id, position)
);
comment on table action_file is 'Files of evidence attached to actions: PDF or plain text, as they came, scanned for nothing.';
comment on column action_file.force_id is 'The force.';
comment on column action_file.record_id is 'The action.';
comment on column action_file.position is 'The fact that says what it is.';
comment on column action_file.added_at is 'When it was attached.';
comment on column action_file.sha256 is 'The SHA-256 that the fact holds too.';
comment on column action_file.content is 'The bytes as they were sent.';
call protect('action_file', false);
-- A file is added and never changed; no figure needs one.
revoke update on action_file from vigil_app;
revoke select on action_file from vigil_measure, vigil_judge;
revoke insert, update, delete on action_file from vigil_clock;

grant select (force_id, record_id, position), delete on action_file to vigil_erase;
create policy of_erase on action_file to vigil_erase
  using (
    exists (
      select from erasure e
      where e.force_id = action_file.force_id
        and e.of_record = action_file.record_id
        and e.stage = 'approved'
        and action_file.position = any (e.positions)
    )
  );
