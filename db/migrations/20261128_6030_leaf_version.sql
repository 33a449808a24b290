-- From version 2 on the leaf of a fact holds the time at which the database wrote it, which nothing guarded before. Earlier leaves stay as they
-- were signed.
alter table ledger_leaf add column version smallint not null default 1 check (version in (1, 2));
comment on column ledger_leaf.version is 'What the hash is made of: 2 has the time of writing in the envelope, 1 has not.';
