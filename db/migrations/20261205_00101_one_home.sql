-- What people said of two ways in which one home is written, followed to the last: for the page of homes, and for the intervals of measures, which know a home by a number.
create function home_number(force text, home text) returns uuid
language sql immutable parallel safe
return (
  select (substr(made, 1, 8) || '-' || substr(made, 9, 4) || '-8' || substr(made, 14, 3) || '-8' || substr(made, 18, 3) || '-' || substr(made, 21, 12))::uuid
  from encode(sha256(convert_to(concat_ws(chr(10), 'home', force, home), 'UTF8')), 'hex') as made
);
comment on function home_number(text, text) is 'The number by which an observation knows a home: made of its words as they are compared, and no words.';

create function homes_as_one(force text) returns table (written text, home text, name text, written_number uuid, home_number uuid)
language sql stable rows 20
begin atomic
  with recursive said as (
    select home_key(s.written) as written, home_key(s.home) as home, s.home as name, 1 as steps
    from same_home s
    where s.force_id = force
      and s.parted_at is null
    union all
    select said.written, home_key(next.home), next.home, said.steps + 1
    from said
    join same_home next on next.force_id = force and next.parted_at is null and home_key(next.written) = said.home
    where said.steps < 10
  )
  select distinct on (said.written) said.written, said.home, said.name, home_number(force, said.written), home_number(force, said.home)
  from said
  order by said.written, said.steps desc;
end;
comment on function homes_as_one(text) is 'A contract with the measures: each way of writing that somebody said is another home’s, with the home it goes by. Said of that one in turn, it goes by the last. Under the row-level security of who asks.';
