-- Another force's grading that came on paper counts for nothing until a second person has compared what was typed in with the document.
alter table audited_file add column entry_waits boolean not null default false;
comment on column audited_file.entry_waits is 'Another force''s grading was typed in here, and no second person has confirmed it yet.';
comment on column audited_file.gradings is 'Each grading: by whom, which grade, whether another force''s, and whether that was typed in here and confirmed.';
