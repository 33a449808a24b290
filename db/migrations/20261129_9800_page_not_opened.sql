-- Of a page that cannot be opened nobody can read off when it was refreshed: a first look that finds it away has no such day.
alter table publication_check alter column refreshed_on drop not null;
comment on column publication_check.refreshed_on is 'The day the page was last refreshed, as the last look that could open it found; null while no look could.';
comment on column publication_now.refreshed_on is 'The day the page was last refreshed, as the last look that could open it found; null while no look could.';
