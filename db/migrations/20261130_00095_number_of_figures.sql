-- “N/A”, “none” and “0000” are no human's number: whoever had it before is somebody else.
create or replace function other_entries(of_force text, of_staff uuid) returns jsonb language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
  with recursive human (staff_id, because) as (
    select of_staff, ''
    union
    select o.staff_id, o.because
    from human h
    join staff p on p.force_id = of_force and p.staff_id = h.staff_id
    cross join lateral (
      select s.staff_id, 'the same collar, warrant or staff number' as because
      from staff s
      where s.force_id = of_force
        and s.collar_number is not null
        and p.collar_number ~ '[1-9]'
        and regexp_replace(lower(s.collar_number), '[^a-z0-9]', '', 'g')
          = nullif(regexp_replace(lower(p.collar_number), '[^a-z0-9]', '', 'g'), '')
      union all
      select s.staff_id, 'the same account'
      from staff s
      where s.force_id = of_force
        and s.account_subject = p.account_subject
        and s.account_issuer = p.account_issuer
      union all
      select s.staff_id, 'the same address'
      from staff s
      where s.force_id = of_force
        and lower(s.email) = lower(p.email)
      union all
      select s.staff_id, 'the same mailbox and telephone'
      from staff s
      where s.force_id = of_force
        and lower(split_part(s.email, '@', 1)) = lower(split_part(p.email, '@', 1))
        and regexp_replace(s.phone, '[^0-9]', '', 'g') = nullif(regexp_replace(p.phone, '[^0-9]', '', 'g'), '')
    ) o
    where o.staff_id <> h.staff_id
  )
  select coalesce(
    jsonb_agg(jsonb_build_object('staffId', others.staff_id, 'name', others.name, 'because', others.because) order by others.staff_id),
    '[]')
  from (
    select distinct on (h.staff_id) h.staff_id, s.name, h.because
    from human h
    join staff s on s.force_id = of_force and s.staff_id = h.staff_id
    where h.staff_id <> of_staff
    order by h.staff_id, h.because
    limit 50
  ) others
$$;
