-- A decision of the local policing body and its own undertakings can be published.
alter table scrutiny_decision add column published_at timestamptz(3);
comment on column scrutiny_decision.published_at is 'When it was published; null while it is not.';
alter table commissioner_action add column published_at timestamptz(3);
comment on column commissioner_action.published_at is 'When it was published; null while it is not.';
