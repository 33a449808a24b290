-- Several files of one topic are owed something at once: which of its audit each is, as the page of the audit counts them.
create or replace view running_clock with (security_invoker = true) as
  select d.force_id, d.record_id, split_part(f.kind, '.', 1) as kind, d.name, d.owner, s.name as owner_name, d.due_at, d.basis, d.source,
    coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
    coalesce(r.theme, i.title, a.text, x.report, m.title, t.title, (
      select its.title || ', file ' || (
          select count(*)
          from audited_file earlier
          where earlier.force_id = l.force_id
            and earlier.audit_id = l.audit_id
            and earlier.record_id <= l.record_id
        )
      from audit its
      where its.force_id = l.force_id
        and its.record_id = l.audit_id
    ), o.topic, w.words, v.topic, h.place, g.forum) as subject,
    coalesce(m.held_on, h.held_on, (g.received_at at time zone 'Europe/London')::date) as subject_on,
    coalesce(c.item, p.item) as item,
    y.year,
    r.time_scale, r.base_on,
    coalesce(r.date_changes, a.date_changes, w.date_changes) as date_changes,
    b.kind as started_by,
    r.date_from
  from duty d
  join fact f on f.force_id = d.force_id and f.record_id = d.record_id and f.position = 1
  join fact b on b.force_id = d.force_id and b.record_id = d.record_id and b.position = d.starting_position
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

create or replace view loop_subject with (security_invoker = true) as
  select f.force_id, f.record_id, split_part(f.kind, '.', 1) as kind,
    coalesce(r.reference, i.reference, 'Action ' || a.number) as reference,
    coalesce(r.theme, i.title, a.text, x.report, m.title, t.title, (
      select its.title || ', file ' || (
          select count(*)
          from audited_file earlier
          where earlier.force_id = l.force_id
            and earlier.audit_id = l.audit_id
            and earlier.record_id <= l.record_id
        )
      from audit its
      where its.force_id = l.force_id
        and its.record_id = l.audit_id
    ), o.topic, w.words, v.topic, h.place, g.forum) as subject,
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
