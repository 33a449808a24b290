-- Two slices ask which published reports nobody has opened comments on under section 55: asked once, it cannot be answered two ways.
create view comments_not_opened with (security_invoker = true) as
  select i.force_id, i.record_id, i.title, i.published_on
  from inspection_now i
  where i.published_on is not null
    and i.comments_owed
    -- Comments opened before the inspection was kept go by title and day.
    and not exists (
      select from section_55_now s
      where s.force_id = i.force_id
        and (s.inspection_id = i.record_id or (s.inspection_id is null and s.report = i.title and s.published_on = i.published_on))
    );
comment on view comments_not_opened is 'Published reports that section 55 asks comments on, and on which nobody has opened any. A contract between slices: columns are added, never changed.';
comment on column comments_not_opened.force_id is 'The force.';
comment on column comments_not_opened.record_id is 'The inspection.';
comment on column comments_not_opened.title is 'The report’s title.';
comment on column comments_not_opened.published_on is 'The local day on which it was published.';
grant select on comments_not_opened to vigil_app, vigil_measure, vigil_judge, vigil_clock;
