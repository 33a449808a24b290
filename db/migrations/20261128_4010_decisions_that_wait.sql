-- The supervisor's list asks for what waits for a second person, on closed episodes too: found without reading every fact or episode.
create index fact_correction_proposed on fact (force_id, record_id) where kind = 'missing.correction-proposed/1';
create index episode_void_proposed on episode (force_id, record_id) where void_proposed;
