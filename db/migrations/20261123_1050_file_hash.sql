-- The same rows are not recorded twice: a file is known by its SHA-256.
alter table register_file add column text_hash text;
comment on column register_file.text_hash is 'SHA-256 of its text, so that the same rows are not recorded twice.';
