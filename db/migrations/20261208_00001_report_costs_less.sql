-- A report spent a third of the server's time on the row of a child nobody knew yet: the columns that the database fills were planned anew for
-- each row, and each of a name's keys sought its own page of the index. Word for word what each function said before; none is unfolded into the
-- statement around it any more, so that a connection plans it once.
create or replace function normal_name(given text) returns text language plpgsql immutable parallel safe as $$
begin
  -- Accents, apostrophes, direction marks and case do not tell two people apart; hyphens separate words.
  return trim(regexp_replace(
    regexp_replace(left(lower(normalize(left(given, 200), nfkd)), 200), '[\u0300-\u036f''’`\u200b-\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
    '[^[:alpha:]]+', ' ', 'g'));
end;
$$;

create or replace function normal_names(name text, other_names text[]) returns text[] language plpgsql immutable parallel safe as $$
declare
  names text[] := '{}';
  given text;
begin
  foreach given in array array[name] || other_names[1:5] loop
    if given is not null then
      names := array_append(names, public.normal_name(given));
    end if;
  end loop;
  return names;
end;
$$;

create or replace function normal_address(given text) returns text language plpgsql immutable parallel safe as $$
begin
  return trim(regexp_replace(regexp_replace(left(lower(normalize(left(given, 300), nfkd)), 300), '[\u0300-\u036f''’]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));
end;
$$;

create or replace function normal_postcode(given text) returns text language plpgsql immutable parallel safe as $$
begin
  return nullif(left(regexp_replace(upper(left(given, 40)), '[^0-9A-Z]', '', 'g'), 10), '');
end;
$$;

create or replace function normal_phone(given text) returns text language plpgsql immutable parallel safe as $$
declare
  -- 07700 900123, +44 7700 900123 and 0044 (0)7700 900123 are one number.
  digits text := regexp_replace(regexp_replace(left(given, 60), '[^0-9]', '', 'g'), '^(0044|44|0)0?', '');
begin
  return case when length(digits) >= 6 then right(digits, 10) end;
end;
$$;

create or replace function digits_of(born date) returns text language plpgsql immutable parallel safe as $$
begin
  return lpad(extract(year from born)::text, 4, '0') || lpad(extract(month from born)::text, 2, '0') || lpad(extract(day from born)::text, 2, '0');
end;
$$;

create or replace function minutes_after(at timestamptz, minutes integer) returns timestamptz language plpgsql immutable parallel safe as $$
begin
  return at + make_interval(mins => minutes);
end;
$$;

-- New keys wait in a list of 64 kB, which each search reads too, and are put where they belong together.
alter index person_search_keys set (fastupdate = on, gin_pending_list_limit = 64);
alter index person_spelling set (fastupdate = on, gin_pending_list_limit = 64);
