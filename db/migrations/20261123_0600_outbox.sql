-- "Acted on" is asked by record, and only of messages nobody has acted on.
create index outbox_not_acted on outbox (force_id, record_id) where acted_at is null;
