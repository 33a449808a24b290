-- Of other forces a month or a year is all that is published of some stages of monitoring, or the day of the announcement alone: held as far as it is known, and no day invented.
alter table monitoring_stage
  alter column announced_on type text using to_char(announced_on, 'YYYY-MM-DD'),
  alter column decided_on type text using to_char(decided_on, 'YYYY-MM-DD'),
  alter column effective_on type text using to_char(effective_on, 'YYYY-MM-DD'),
  alter column effective_on drop not null,
  add column source text,
  add constraint monitoring_stage_dated check (coalesce(effective_on, announced_on, decided_on) is not null);
comment on column monitoring_stage.announced_on is 'When it was announced, as far as it is published: a day, a month or a year. Null where it is not known.';
comment on column monitoring_stage.decided_on is 'When it was decided, as far as it is published: a day, a month or a year. Null where it is not known.';
comment on column monitoring_stage.effective_on is 'From when it stood, as far as it is published: a day, a month or a year. Null where it is not known.';
comment on column monitoring_stage.source is 'Where it is published. Null where it was not said.';
