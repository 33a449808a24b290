-- The public site names a force before its first figures as the releases will name it: it reads no register.
alter table published.forum add column name text;
comment on column published.forum.name is 'What the force is called, as its releases call it; null until the clock has written it.';
