-- What the accountability owes and nobody has done: one source for every page that shows it, each row with what it is about.
create view running_clock with (security_invoker = true) as
  select d.force_id, d.record_id, split_part(f.kind, '.', 1) as kind, d.name, d.owner, s.name as owner_name, d.due_at, d.basis, d.source,
    coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
    coalesce(r.theme, i.title, a.text, x.report, m.title, t.title, l.topic, o.topic, w.words, v.topic, h.place, g.forum) as subject,
    coalesce(m.held_on, h.held_on, (g.received_at at time zone 'Europe/London')::date) as subject_on,
    coalesce(c.item, p.item) as item,
    y.year,
    r.time_scale, r.base_on,
    coalesce(r.date_changes, a.date_changes, w.date_changes) as date_changes
  from duty d
  join fact f on f.force_id = d.force_id and f.record_id = d.record_id and f.position = 1
  left join staff s on s.force_id = d.force_id and s.staff_id = d.owner_id
  left join recommendation_now r on r.force_id = d.force_id and r.record_id = d.record_id
  left join inspection_now i on i.force_id = d.force_id and i.record_id = d.record_id
  left join action_now a on a.force_id = d.force_id and a.record_id = d.record_id
  left join section_55_now x on x.force_id = d.force_id and x.record_id = d.record_id
  left join meeting m on m.force_id = d.force_id and m.record_id = d.record_id
  left join audit t on t.force_id = d.force_id and t.record_id = d.record_id
  left join audited_file l on l.force_id = d.force_id and l.record_id = d.record_id
  left join peer_file o on o.force_id = d.force_id and o.record_id = d.record_id
  left join commissioner_action w on w.force_id = d.force_id and w.record_id = d.record_id
  left join scrutiny_decision v on v.force_id = d.force_id and v.record_id = d.record_id
  left join performance_meeting h on h.force_id = d.force_id and h.record_id = d.record_id
  left join performance_year y on y.force_id = d.force_id and y.record_id = d.record_id
  left join question g on g.force_id = d.force_id and g.record_id = d.record_id
  left join publication_check c on c.force_id = d.force_id and c.record_id = d.record_id
  left join publication_duty p on p.force_id = d.force_id and p.record_id = d.record_id
  where d.met_at is null
    and d.not_done_at is null
    and d.ended_at is null;
comment on view running_clock is 'What is owed and not done yet, overdue or not, of every kind of record. A contract between slices: columns are added, never changed.';
comment on column running_clock.force_id is 'The force.';
comment on column running_clock.record_id is 'The record that owes it.';
comment on column running_clock.kind is 'The kind of record: recommendation, inspection, section-55 and so on.';
comment on column running_clock.name is 'The rule by its name, which is one among those of its kind of record only.';
comment on column running_clock.owner is 'The job that owes it.';
comment on column running_clock.owner_name is 'The person who owes it, where one is named.';
comment on column running_clock.due_at is 'By when.';
comment on column running_clock.basis is 'statute, national guidance, force or Vigil default.';
comment on column running_clock.source is 'The rule in words, and where it is from.';
comment on column running_clock.reference is 'What the record is called; null where it has no reference.';
comment on column running_clock.subject is 'What it is about: a theme, a title, a report, a topic, a place, or of a question its forum. Never a question''s words.';
comment on column running_clock.subject_on is 'The day of its meeting, or when its question was received.';
comment on column running_clock.item is 'Which page must be published, by its short name.';
comment on column running_clock.year is 'The year whose public meetings are owed.';
comment on column running_clock.time_scale is 'Of a recommendation, its time scale.';
comment on column running_clock.base_on is 'Of a recommendation, the day its time scale is counted from.';
comment on column running_clock.date_changes is 'How often its date was moved; null of what has no date to move.';
grant select on running_clock to vigil_app;
