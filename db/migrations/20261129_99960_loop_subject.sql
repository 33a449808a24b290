-- What a record of the loop is about, whether anything of it is owed or not: so that who was told of it reads what it is, after it was done too.
create view loop_subject with (security_invoker = true) as
  select f.force_id, f.record_id, split_part(f.kind, '.', 1) as kind,
    coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
    coalesce(r.theme, i.title, a.text, x.report, m.title, t.title, l.topic, o.topic, w.words, v.topic, h.place, g.forum) as subject,
    coalesce(m.held_on, h.held_on, (g.received_at at time zone 'Europe/London')::date) as subject_on,
    coalesce(c.item, p.item) as item,
    y.year
  from fact f
  left join recommendation_now r on r.force_id = f.force_id and r.record_id = f.record_id
  left join inspection_now i on i.force_id = f.force_id and i.record_id = f.record_id
  left join action_now a on a.force_id = f.force_id and a.record_id = f.record_id
  left join section_55_now x on x.force_id = f.force_id and x.record_id = f.record_id
  left join meeting m on m.force_id = f.force_id and m.record_id = f.record_id
  left join audit t on t.force_id = f.force_id and t.record_id = f.record_id
  left join audited_file l on l.force_id = f.force_id and l.record_id = f.record_id
  left join peer_file o on o.force_id = f.force_id and o.record_id = f.record_id
  left join commissioner_action w on w.force_id = f.force_id and w.record_id = f.record_id
  left join scrutiny_decision v on v.force_id = f.force_id and v.record_id = f.record_id
  left join performance_meeting h on h.force_id = f.force_id and h.record_id = f.record_id
  left join performance_year y on y.force_id = f.force_id and y.record_id = f.record_id
  left join question g on g.force_id = f.force_id and g.record_id = f.record_id
  left join publication_check c on c.force_id = f.force_id and c.record_id = f.record_id
  left join publication_duty p on p.force_id = f.force_id and p.record_id = f.record_id
  where f.position = 1;
comment on view loop_subject is 'What each record of the loop is about, in the words of its own table. A contract between slices: columns are added, never changed.';
comment on column loop_subject.force_id is 'The force.';
comment on column loop_subject.record_id is 'The record.';
comment on column loop_subject.kind is 'What kind of record it is: recommendation, action, question.';
comment on column loop_subject.reference is 'Its reference, where it has one.';
comment on column loop_subject.subject is 'What it is about, in the words of its own table.';
comment on column loop_subject.subject_on is 'The day that tells it from others of its name; null where its name does.';
comment on column loop_subject.item is 'The page that must be published; null for everything else.';
comment on column loop_subject.year is 'The year of the public meetings; null for everything else.';
grant select on loop_subject to vigil_app;
