-- Each reader's own children stand on top of the board: found by their owner, not by reading all of the force's.
create index episode_owned on episode (force_id, owner_id) where phase in ('known', 'reported', 'open', 'located');
