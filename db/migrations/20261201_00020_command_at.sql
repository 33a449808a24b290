-- Whether a form that was gone back to is done already is asked by the instants of what its sender recorded since: without this, each
-- command they ever gave was read (0.3 to 0.8 s for somebody with 50,000 of a million). Instants only grow, so an insert stays cheap.
create index command_at on command (force_id, at);
