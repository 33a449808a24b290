-- An action of the local policing body's own names what it should move, or says why no measure shows it.
alter table commissioner_action
  add column measures text[] not null default '{}',
  add column no_measure text;
comment on column commissioner_action.measures is 'The measures that it should move; none where none shows it, or where none was asked yet.';
comment on column commissioner_action.no_measure is 'Why no measure shows it, as said; null where measures are named, or where none was asked yet.';
