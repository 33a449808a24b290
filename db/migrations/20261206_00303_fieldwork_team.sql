-- Fieldwork is an inspection team's: whom its opener names sees its sample and judges its files too.
alter table fieldwork add column team uuid[] not null default '{}';
comment on column fieldwork.team is 'Whom its opener named to work on it too.';
