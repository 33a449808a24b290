-- Police protection ends by law after 72 hours: who is under it stands on the board, wherever the child is.
alter table episode add column protected_since timestamptz(3);
comment on column episode.protected_since is 'Since when the child is in police protection; null when they are not';
create index episode_protected on episode (force_id) where protected_since is not null;
alter table episode add column protected_place text;
comment on column episode.protected_place is 'Where the child is kept under police protection';
