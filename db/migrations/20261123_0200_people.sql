-- People, the contacts known from earlier records, and the one search over both.
-- Method: probabilistic matching (Fellegi and Sunter, 1969) with fixed weights. "Blocking keys" that many true matches share find
-- a few dozen candidates by one index; each candidate is then compared field by field, and every comparison gives its reason.
-- The weights only order the list: no score leaves the search, and a person always decides who is who.

-- ——— how names, addresses and numbers are written for comparing ———
create function normal_name(given text) returns text language sql immutable parallel safe
begin atomic
  -- Accents, apostrophes, direction marks and case do not tell two people apart; hyphens separate words.
  select trim(regexp_replace(
    regexp_replace(left(lower(normalize(left(given, 200), nfkd)), 200), '[\u0300-\u036f''’`\u200b-\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
    '[^[:alpha:]]+', ' ', 'g'));
end;
comment on function normal_name(text) is 'A name for comparing: lower case, no accents, words apart by one space; at most 200 characters are read.';

create function normal_address(given text) returns text language sql immutable parallel safe
begin atomic
  select trim(regexp_replace(regexp_replace(left(lower(normalize(left(given, 300), nfkd)), 300), '[\u0300-\u036f''’]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));
end;
comment on function normal_address(text) is 'An address for comparing: lower case, letters and digits, one space between words.';

create function normal_postcode(given text) returns text language sql immutable parallel safe
begin atomic
  select nullif(left(regexp_replace(upper(left(given, 40)), '[^0-9A-Z]', '', 'g'), 10), '');
end;
comment on function normal_postcode(text) is 'A postcode without spaces, in capitals; null when nothing is left.';

create function normal_phone(given text) returns text language sql immutable parallel safe
begin atomic
  -- 07700 900123, +44 7700 900123 and 0044 (0)7700 900123 are one number.
  select case when length(digits) >= 6 then right(digits, 10) end
  from (select regexp_replace(regexp_replace(left(given, 60), '[^0-9]', '', 'g'), '^(0044|44|0)0?', '') as digits) as only_digits;
end;
comment on function normal_phone(text) is 'The last ten digits of a phone number without country code and leading nought; null below six digits.';

create function sound_of(word text) returns text language sql immutable parallel safe
begin atomic
  -- Double metaphone knows only the Latin alphabet; other scripts are keyed by their first letters.
  select coalesce(nullif(public.dmetaphone(word), ''), left(word, 4));
end;
comment on function sound_of(text) is 'How a word sounds, in up to four letters.';

create function address_parts(address text) returns text[] language plpgsql immutable parallel safe as $$
declare
  parts text[] := '{}';
  numbers text[];
  words text[];
  number text;
  word text;
begin
  select array_agg(p) filter (where p ~ '^[0-9]+[a-z]?$'), array_agg(p) filter (where p ~ '^[^0-9]{3,}$')
  into numbers, words
  from unnest(string_to_array(public.normal_address(address), ' ')) as p;
  foreach number in array coalesce(numbers[1:2], '{}') loop
    foreach word in array coalesce(words[1:4], '{}') loop
      continue when word = any (array['street', 'road', 'avenue', 'close', 'drive', 'lane', 'place', 'court', 'crescent', 'flat', 'house', 'the', 'way']);
      parts := parts || (number || ' ' || public.sound_of(word));
    end loop;
  end loop;
  return parts;
end;
$$;
comment on function address_parts(text) is 'House number with the sound of each of the first words after it: what two spellings of one address share.';

create function hashed_keys(force text, keys text[]) returns bigint[] language sql immutable parallel safe
begin atomic
  -- The force is part of every key: another force's people are never even candidates. Hashed to keep the index small;
  -- a collision costs one needless comparison.
  select array(select distinct hashtextextended(force || ' ' || key, 0) from unnest(keys) as key where key is not null);
end;
comment on function hashed_keys(text, text[]) is 'Blocking keys of one force, as numbers.';

create function person_keys(force text, names text[], born text, address text, postcode text, phones text[], strength text)
returns bigint[] language plpgsql immutable parallel safe as $$
declare
  keys text[] := '{}';
  strong boolean := strength in ('all', 'strong');
  words text[];
  sounds text[];
  each_name text;
  phone text;
begin
  foreach each_name in array coalesce(names[1:20], '{}') loop
    words := array(select distinct w from unnest((string_to_array(each_name, ' '))[1:5]) as w where w <> '');
    sounds := array(select public.sound_of(w) from unnest(words) as w);
    -- One name alone is kept of everybody, and asked for only when nothing else of the name is known.
    if strength = 'all' or (strength = 'weak' and cardinality(words) = 1) then
      keys := keys || array(select 'one ' || s from unnest(sounds) as s);
    end if;
    for i in 1 .. cardinality(words) loop
      for j in 1 .. cardinality(words) loop
        if strong and sounds[i] < sounds[j] then
          keys := keys || ('two ' || sounds[i] || ' ' || sounds[j]);
        end if;
        if strength in ('all', 'weak') and i <> j then
          keys := keys || ('half ' || sounds[i] || ' ' || left(words[j], 1));
        end if;
      end loop;
      if strong and born is not null then
        keys := keys || ('year ' || sounds[i] || left(born, 4)) || ('day ' || sounds[i] || right(born, 4));
      end if;
    end loop;
  end loop;
  if strong then
    keys := keys || ('born ' || born) || ('postcode ' || postcode);
    if address is not null then
      keys := keys || array(select 'at ' || part from unnest(public.address_parts(address)) as part);
    end if;
    foreach phone in array coalesce(phones[1:10], '{}') loop
      keys := keys || ('phone ' || public.normal_phone(phone));
    end loop;
  end if;
  return public.hashed_keys(force, keys);
end;
$$;
comment on function person_keys(text, text[], text, text, text, text[], text) is
  'Blocking keys: two records of one person nearly always share one. Strong: two names by sound; date of birth; a name with the year or the day; postcode; house number and street; phone. Weak: a name by sound with the other''s first letter. All: both, as kept.';

create function normal_names(name text, other_names text[]) returns text[] language sql immutable parallel safe
begin atomic
  select array(select normal_name(n) from unnest(array[name] || other_names[1:5]) with ordinality as u(n, place) where n is not null order by place);
end;
comment on function normal_names(text, text[]) is 'The name and up to five other names, for comparing.';

create function digits_of(born date) returns text language sql immutable parallel safe
begin atomic
  select lpad(extract(year from born)::text, 4, '0') || lpad(extract(month from born)::text, 2, '0') || lpad(extract(day from born)::text, 2, '0');
end;
comment on function digits_of(date) is 'A date as eight digits, so that one wrong digit or a swapped day and month can be seen.';

-- ——— tables ———
create table person (
  force_id text not null,
  person_id uuid not null,
  canonical_id uuid not null,
  name text not null,
  other_names text[] not null default '{}',
  date_of_birth date,
  age_disputed boolean not null default false,
  sex text,
  address text,
  postcode text,
  phones text[] not null default '{}',
  looked_after_by text,
  restricted boolean not null default false,
  names_normal text[] not null generated always as (normal_names(name, other_names)) stored,
  name_spelling text not null generated always as (normal_name(name)) stored,
  search_keys bigint[] not null generated always as
    (person_keys(force_id, normal_names(name, other_names), digits_of(date_of_birth), address, normal_postcode(postcode), phones, 'all')) stored,
  primary key (force_id, person_id)
);
create index person_canonical on person (force_id, canonical_id);
create index person_search_keys on person using gin (search_keys) with (fastupdate = off);
create index person_spelling on person using gin (name_spelling gin_trgm_ops) with (fastupdate = off);
comment on table person is 'People the force knows, as their facts now stand. Merged people keep their rows and point to one another.';
comment on column person.force_id is 'The force.';
comment on column person.person_id is 'The record; never rewritten.';
comment on column person.canonical_id is 'The person it was merged into, or itself.';
comment on column person.name is 'Full name as recorded.';
comment on column person.other_names is 'Names also used, and earlier spellings.';
comment on column person.date_of_birth is 'Date of birth, if known.';
comment on column person.age_disputed is 'Whether the age is disputed; then the person is treated as a child.';
comment on column person.sex is 'Sex as recorded.';
comment on column person.address is 'Where the person lives, as recorded.';
comment on column person.postcode is 'Postcode, as recorded.';
comment on column person.phones is 'Phone numbers, as recorded.';
comment on column person.looked_after_by is 'The local authority that looks after the child, if one does.';
comment on column person.restricted is 'Whether only some may open it; a search then shows that there is a match and hides who.';
comment on column person.names_normal is 'Name and other names, written for comparing.';
comment on column person.name_spelling is 'The name, written for comparing spellings by groups of three letters.';
comment on column person.search_keys is 'Blocking keys, see person_keys(); holds no readable text.';

create table known_contact (
  force_id text not null,
  record_id uuid not null,
  person_id uuid,
  kind text not null check (kind in ('phone', 'address')),
  value text not null,
  normalised text not null,
  primary key (force_id, record_id, kind, normalised)
);
create index known_contact_value on known_contact (force_id, kind, normalised);
comment on table known_contact is 'Phone numbers and addresses that appear in a record, so that an earlier episode is found by its caller or its place.';
comment on column known_contact.force_id is 'The force.';
comment on column known_contact.record_id is 'The record it appears in, for example an episode.';
comment on column known_contact.person_id is 'The person that record is about, if known.';
comment on column known_contact.kind is 'Phone or address.';
comment on column known_contact.value is 'As it was given.';
comment on column known_contact.normalised is 'For comparing: the number''s last ten digits, or house number and sound of the street with the postcode.';

create table nickname (
  short text not null,
  formal text not null,
  primary key (short, formal)
);
comment on table nickname is 'Short forms of given names. The same for every force.';
comment on column nickname.short is 'Short form.';
comment on column nickname.formal is 'The name it stands for.';
insert into nickname (short, formal)
select unnest(string_to_array(shorts, ' ')), formal
from (values
  ('abby abi gail', 'abigail'), ('ali alex lex sandy xander', 'alexander'), ('alex lexi sandra sasha', 'alexandra'), ('al alfie fred', 'alfred'),
  ('andy drew', 'andrew'), ('tony ant', 'anthony'), ('archie', 'archibald'), ('artie art', 'arthur'), ('ben benny benji', 'benjamin'),
  ('beth bess liz lizzie betty eliza libby ellie', 'elizabeth'), ('cath cathy kate katie kitty', 'catherine'), ('kath kathy kate katie kat', 'katherine'),
  ('charlie chas chuck', 'charles'), ('charlie lottie', 'charlotte'), ('chris kit', 'christopher'), ('chris chrissy tina', 'christina'), ('dan danny', 'daniel'),
  ('dani', 'danielle'), ('dave davey', 'david'), ('ed eddie ted teddy ned', 'edward'), ('em emmy', 'emily'), ('frankie fran', 'francesca'), ('frank frankie', 'francis'),
  ('fred freddie', 'frederick'), ('gabe', 'gabriel'), ('gabby', 'gabrielle'), ('harry hal', 'henry'), ('harry', 'harrison'), ('izzy bella isa', 'isabella'), ('izzy belle', 'isabelle'),
  ('jim jimmy jamie', 'james'), ('jen jenny', 'jennifer'), ('jess jessie', 'jessica'), ('joe joey', 'joseph'), ('jo josie', 'josephine'), ('jo', 'joanne'), ('jack johnny', 'john'),
  ('jon jonny', 'jonathan'), ('josh', 'joshua'), ('len lenny leo', 'leonard'), ('leo', 'leonardo'), ('maddie', 'madeleine'), ('maddie', 'madison'), ('maggie meg peggy', 'margaret'),
  ('matt matty', 'matthew'), ('max', 'maximilian'), ('megs meg', 'megan'), ('mike mick mickey', 'michael'), ('mo', 'mohammed'), ('nat', 'natalie'), ('nat nate', 'nathan'),
  ('nate', 'nathaniel'), ('nick nicky', 'nicholas'), ('nicky nikki', 'nicola'), ('ollie', 'oliver'), ('liv livvy', 'olivia'), ('pat paddy', 'patrick'), ('pat trish tricia', 'patricia'),
  ('pete', 'peter'), ('phil pip', 'philip'), ('becky becca', 'rebecca'), ('rick ricky dick rich richie', 'richard'), ('rob bob bobby robbie bert', 'robert'), ('ronnie ron', 'ronald'),
  ('sam sammy', 'samuel'), ('sam', 'samantha'), ('sally sadie', 'sarah'), ('steph', 'stephanie'), ('steve', 'stephen'), ('steve', 'steven'), ('sue susie', 'susan'), ('theo', 'theodore'),
  ('tom tommy', 'thomas'), ('tim timmy', 'timothy'), ('toby', 'tobias'), ('vicky tori', 'victoria'), ('vince vinnie', 'vincent'), ('will bill billy willy liam', 'william'), ('zac zack', 'zachary'),
  ('zoey', 'zoe'), ('tash nat', 'natasha'), ('ty', 'tyler'), ('reggie reg', 'reginald'), ('mattie tilly', 'matilda'), ('millie', 'amelia'), ('millie', 'mildred'), ('evie', 'evelyn'),
  ('nell ellie nora', 'eleanor'), ('jay', 'jayden'), ('gus', 'angus'), ('kenny ken', 'kenneth'), ('greg', 'gregory'), ('jeff', 'jeffrey'), ('jerry', 'gerald')
) as listed (shorts, formal)
on conflict do nothing;

-- ——— comparing two people, with the reasons ———
create function compare_words(asked text[], asked_sounds text[], nicknames text[], candidate text, out weight integer, out reasons text[])
language plpgsql immutable parallel safe as $$
declare
  known text[] := (string_to_array(candidate, ' '))[1:8];
  taken boolean[] := array_fill(false, array[greatest(cardinality(known), 1)]);
  best integer;
  best_at integer;
  best_reason text;
  this integer;
  this_reason text;
  all_same boolean := cardinality(asked) = cardinality(known);
  last_at integer := 0;
  swapped boolean := false;
  strong integer := 0;
begin
  reasons := '{}';
  if asked = known then
    weight := 7 * cardinality(asked);
    reasons := array['same-name'];
    return;
  end if;
  weight := 0;
  for i in 1 .. coalesce(cardinality(asked), 0) loop
    best := 0;
    best_at := 0;
    for j in 1 .. coalesce(cardinality(known), 0) loop
      continue when taken[j];
      this := 0;
      if asked[i] = known[j] then
        this := 7; this_reason := null;
      elsif (asked[i] || '>' || known[j]) = any (nicknames) then
        this := 5; this_reason := 'nickname';
      elsif length(asked[i]) >= 4 and length(known[j]) >= 3
        and levenshtein_less_equal(asked[i], known[j], 2) <= (case when length(asked[i]) >= 7 then 2 else 1 end) then
        this := 5; this_reason := 'name-spelled-alike';
      elsif length(asked[i]) >= 3 and length(known[j]) >= 3 and asked_sounds[i] = sound_of(known[j]) then
        this := 4; this_reason := 'name-sounds-alike';
      elsif length(asked[i]) >= 2 and starts_with(known[j], asked[i]) then
        this := 3; this_reason := 'name-begins-alike';
      elsif length(asked[i]) >= 4 and length(known[j]) >= 4 and similarity(asked[i], known[j]) >= 0.3 then
        this := 2; this_reason := 'name-spelled-alike';
      end if;
      if this > best then
        best := this; best_at := j; best_reason := this_reason;
      end if;
    end loop;
    if best_at = 0 then
      weight := weight - 2;
      all_same := false;
    else
      taken[best_at] := true;
      weight := weight + best;
      strong := strong + (best >= 3)::integer;
      swapped := swapped or best_at < last_at;
      last_at := best_at;
      all_same := all_same and best = 7;
      if best_reason is not null and best_reason <> all (reasons) then
        reasons := reasons || best_reason;
      end if;
    end if;
  end loop;
  -- Two words written as one, or one as two: compare without the spaces.
  if weight < 10 and cardinality(asked) <> cardinality(known)
    and levenshtein_less_equal(left(array_to_string(asked, ''), 100), left(array_to_string(known, ''), 100), 2) <= 2 then
    weight := 10;
    reasons := array['name-spelled-alike'];
    return;
  end if;
  if swapped and strong >= 2 then
    reasons := array['names-swapped'] || reasons;
  elsif all_same then
    reasons := array['same-name'];
  elsif weight > 0 and cardinality(reasons) = 0 then
    reasons := array['part-of-name-same'];
  end if;
  if weight <= 0 then
    reasons := '{}';
  end if;
end;
$$;
comment on function compare_words(text[], text[], text[], text) is
  'How much a name asked for speaks for a known name, in steps of a factor of two, and why: 7 a word the same, 5 a nickname or a letter off, 4 the same sound, 3 the beginning, -2 no counterpart.';

create function one_slip(a text, b text) returns boolean language plpgsql immutable parallel safe as $$
declare
  first integer;
  second integer;
begin
  if levenshtein_less_equal(a, b, 1) <= 1 then
    return true;
  elsif length(a) <> length(b) or levenshtein_less_equal(a, b, 2) > 2 then
    return false;
  end if;
  for i in 1 .. length(a) loop
    if substr(a, i, 1) <> substr(b, i, 1) then
      if second is not null then
        return false;
      elsif first is not null then
        second := i;
      else
        first := i;
      end if;
    end if;
  end loop;
  return coalesce(substr(a, first, 1) = substr(b, second, 1) and substr(a, second, 1) = substr(b, first, 1), false);
end;
$$;
comment on function one_slip(text, text) is 'Whether two codes differ by one character, or by two that changed places.';

create function compare_born(asked text, known text, out weight integer, out reason text) language plpgsql immutable parallel safe as $$
begin
  weight := 0;
  if asked is null or known is null then
    return;
  end if;
  if asked = known then
    weight := 12; reason := 'same-date-of-birth';
  elsif left(asked, 4) = left(known, 4) and substr(asked, 5, 2) = substr(known, 7, 2) and substr(asked, 7, 2) = substr(known, 5, 2) then
    weight := 8; reason := 'birth-day-and-month-swapped';
  elsif levenshtein_less_equal(asked, known, 1) <= 1 then
    weight := 7; reason := 'date-of-birth-one-digit-off';
  elsif one_slip(asked, known) then
    weight := 7; reason := 'date-of-birth-digits-swapped';
  elsif right(asked, 4) = right(known, 4) then
    weight := 3; reason := 'same-birthday-other-year';
  elsif left(asked, 6) = left(known, 6) then
    weight := 2; reason := 'same-month-of-birth';
  elsif left(asked, 4) = left(known, 4) then
    weight := 0; reason := 'same-year-of-birth';
  else
    weight := -4;
  end if;
end;
$$;
comment on function compare_born(text, text) is 'Weight and reason of two dates of birth, eight digits each: 12 the same, 8 and 7 one slip, -4 different.';

create function compare_place(asked text, known text, same_house boolean, asked_postcode text, known_postcode text, out weight integer, out reasons text[])
language plpgsql immutable parallel safe as $$
declare
  place text := normal_address(known);
begin
  weight := 0;
  reasons := '{}';
  if asked is not null and place is not null then
    if asked = place then
      weight := 9; reasons := reasons || 'same-address'::text;
    elsif same_house then
      weight := 7; reasons := reasons || 'same-house-and-street'::text;
    elsif similarity(asked, place) >= 0.5 then
      weight := 4; reasons := reasons || 'address-alike'::text;
    end if;
  end if;
  if asked_postcode is not null and known_postcode is not null then
    if asked_postcode = known_postcode then
      weight := weight + 6; reasons := reasons || 'same-postcode'::text;
    elsif one_slip(asked_postcode, known_postcode) then
      weight := weight + 3; reasons := reasons || 'postcode-one-slip'::text;
    end if;
  end if;
end;
$$;
comment on function compare_place(text, text, boolean, text, text) is 'Weight and reasons of two addresses with postcodes: 9 the same, 7 house and street, 4 alike; 6 the same postcode, 3 one slip in it.';

-- ——— the search ———
create function people_spelled_alike(force text, spelling text) returns uuid[] language sql stable
  set pg_trgm.similarity_threshold = 0.45
begin atomic
  select array(
    select p.person_id
    from person as p
    where p.name_spelling % spelling
      and p.force_id = force
    order by p.name_spelling <-> spelling
    limit 30);
end;
comment on function people_spelled_alike(text, text) is 'People whose name shares groups of three letters: the last resort, when no key finds enough.';

create function overlay_word(words text[], place integer, other text) returns text language sql immutable parallel safe
  return array_to_string(words[:place - 1] || other || words[place + 1:], ' ');
comment on function overlay_word(text[], integer, text) is 'A name with one of its words put in place of another.';

create function contact_places(address text, postcode text) returns text[] language sql immutable parallel safe
begin atomic
  select coalesce(array_agg(concat_ws(' ', part, normal_postcode(postcode))), array[concat_ws(' ', normal_address(address), normal_postcode(postcode))])
  from unnest(address_parts(address)) as part;
end;
comment on function contact_places(text, text) is 'How an address is kept in known_contact: house number and sound of the street, with the postcode; the whole address where it has no number.';

create function canonical_person(force text, start uuid) returns uuid language plpgsql stable as $$
declare
  here uuid := start;
  following uuid;
begin
  for step in 1 .. 5 loop
    select p.canonical_id into following from person as p where p.force_id = force and p.person_id = here;
    exit when following is null or following = here;
    here := following;
  end loop;
  return here;
end;
$$;
comment on function canonical_person(text, uuid) is 'Follows merges to the record that now stands for the person, five steps at most.';

create function opened(force text, record uuid) returns boolean language sql stable
begin atomic
  select exists (
    select from opening as o
    where o.force_id = force and o.record_id = record and o.staff_id = context_who() and o.until > context_now());
end;
comment on function opened(text, uuid) is 'Whether the person of this transaction may open this restricted record now.';

create function search_people(
  asked_name text, asked_born text, asked_address text, asked_postcode text, asked_phone text, at_most integer,
  out person_id uuid, out canonical_id uuid, out name text, out date_of_birth date, out address text, out postcode text,
  out restricted boolean, out rank integer, out reasons text[])
returns setof record language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  force text := context_force();
  spelling text := nullif(normal_name(asked_name), '');
  words text[] := (string_to_array(spelling, ' '))[1:5];
  sounds text[];
  nicknames text[];
  formal_names text[];
  born text := substring(regexp_replace(left(asked_born, 20), '[^0-9]', '', 'g') from '^[0-9]{8}$');
  place text := nullif(normal_address(asked_address), '');
  code text := normal_postcode(asked_postcode);
  phone text := normal_phone(asked_phone);
  keys bigint[];
  house_keys bigint[];
  phone_keys bigint[];
  strength text;
  found uuid[] := '{}';
  likest real := 0;
  by_phone uuid[] := '{}';
  by_place uuid[] := '{}';
begin
  if force is null or coalesce(spelling, born, place, code, phone) is null then
    return;
  end if;
  at_most := least(greatest(coalesce(at_most, 10), 1), 25);
  select array_agg(sound_of(w) order by i) into sounds from unnest(words) with ordinality as u(w, i);
  -- Liz is asked for, Elizabeth is known, or the other way round, or Beth.
  select coalesce(array_agg(distinct w || '>' || other), '{}'), coalesce((array_agg(distinct overlay_word(words, i::integer, other)))[1:12], '{}')
  into nicknames, formal_names
  from unnest(words) with ordinality as u(w, i)
  cross join lateral (
    select n.formal as other from nickname as n where n.short = w
    union select n.short from nickname as n where n.formal = w
    union select b.short from nickname as a join nickname as b on b.formal = a.formal where a.short = w and b.short <> w
  ) as nicks;
  house_keys := hashed_keys(force, array(select 'at ' || part from unnest(address_parts(place)) as part));
  phone_keys := hashed_keys(force, array['phone ' || phone]);

  -- Contacts of earlier records lead to the people those were about.
  if phone is not null then
    by_phone := array(select distinct k.person_id from known_contact as k
      where k.force_id = force and k.kind = 'phone' and k.normalised = phone and k.person_id is not null limit 50);
  end if;
  if place is not null then
    by_place := array(select distinct k.person_id from known_contact as k
      where k.force_id = force and k.kind = 'address' and k.normalised = any (contact_places(place, code)) and k.person_id is not null limit 50);
  end if;

  -- Those who share most keys first: a bounded number is read, and fewer are compared closely. The force is in the keys, and
  -- is checked again outside, since the planner would otherwise read the force's whole index as well. The weak keys, which
  -- hundreds share, are tried when the strong ones found nobody of such a name.
  foreach strength in array array['strong', 'weak'] loop
    keys := person_keys(force, array[array_to_string(words, ' ')] || formal_names, born, place, code, array[phone], strength);
    select found || coalesce(array_agg(c.person_id), '{}'), greatest(likest, max(c.likeness)) into found, likest
    from (
      select read.person_id, read.likeness
      from (
        select p.force_id, p.person_id, similarity(p.name_spelling, spelling) as likeness,
          (select count(*) from unnest(p.search_keys) as k where k = any (keys)) as shared
        from person as p
        where p.search_keys && keys
        limit 800
      ) as read
      where read.force_id = force
      order by read.shared desc, read.likeness desc nulls last, read.person_id
      limit 15 + at_most
    ) as c;
    exit when spelling is null or likest >= (case when coalesce(born, place, code, phone) is null then 0.6 else 0.4 end);
  end loop;
  -- A name so misspelled that it neither sounds nor begins like the known one, and nothing else to go by.
  if spelling is not null and likest < 0.45 and (coalesce(born, place, code, phone) is null or found = '{}') then
    found := found || people_spelled_alike(force, spelling);
  end if;

  return query
  with compared as (
    select p.person_id, p.canonical_id,
      coalesce(by_name.weight, 0) + by_born.weight + by_place_now.weight
        + case when phones.phone_same and phone is not null then 9 when p.person_id = any (by_phone) then 7 else 0 end
        + case when p.person_id = any (by_place) then 4 else 0 end as weight,
      coalesce(by_name.reasons, '{}')
        || array_remove(array[by_born.reason], null)
        || by_place_now.reasons
        || case when phones.phone_same and phone is not null then array['same-phone'] when p.person_id = any (by_phone) then array['phone-of-earlier-report'] else '{}' end
        || case when p.person_id = any (by_place) then array['address-of-earlier-report'] else '{}' end as reasons
    from person as p
    cross join lateral (select p.search_keys && phone_keys as phone_same) as phones
    cross join lateral compare_born(born, digits_of(p.date_of_birth)) as by_born
    cross join lateral compare_place(place, p.address, p.search_keys && house_keys, code, normal_postcode(p.postcode)) as by_place_now
    left join lateral (
      select c.weight, case when n.i > 1 then array['other-name'] || c.reasons else c.reasons end as reasons
      from unnest(p.names_normal) with ordinality as n(known, i)
      cross join lateral compare_words(words, sounds, nicknames, n.known) as c
      where words is not null
      order by c.weight desc, n.i
      limit 1
    ) as by_name on true
    where p.force_id = force
      and p.person_id = any (found || by_phone || by_place)
  ),
  -- Merged records speak for one person; the best reason to think of them is kept. A chain of merges is followed five steps.
  resolved as (
    select distinct on (root.id) c.person_id, root.id as canonical_id, c.weight, c.reasons
    from compared as c
    cross join lateral (
      select case when c.canonical_id = c.person_id then c.person_id else canonical_person(force, c.canonical_id) end as id
    ) as root
    where c.weight >= 3
    order by root.id, c.weight desc, c.person_id
  )
  select r.person_id, r.canonical_id,
    case when not closed.hidden then shown.name end,
    case when not closed.hidden then shown.date_of_birth end,
    case when not closed.hidden then shown.address end,
    case when not closed.hidden then shown.postcode end,
    closed.is_closed,
    (row_number() over (order by r.weight desc, r.person_id))::integer,
    r.reasons
  from resolved as r
  join person as shown on shown.force_id = force and shown.person_id = r.canonical_id
  join person as matched on matched.force_id = force and matched.person_id = r.person_id
  cross join lateral (
    select c.is_closed, c.is_closed and not opened(force, r.canonical_id) as hidden
    from (
      select shown.restricted or matched.restricted
        or exists (select from restriction as x where x.force_id = force and x.record_id in (r.person_id, r.canonical_id)) as is_closed
      offset 0
    ) as c
    offset 0
  ) as closed
  order by r.weight desc, r.person_id
  limit at_most;
end;
$$;
comment on function search_people(text, text, text, text, text, integer) is
  'People like the one asked for, best first, with the reasons. Reads only the force of this transaction, nothing without one; restricted people are shown without their details.';

-- ——— who sees which rows ———
do $$
declare
  name text;
begin
  foreach name in array array['person', 'known_contact', 'nickname'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['person', 'known_contact'] loop
    execute format('create policy of_clock on %I to vigil_clock using (true) with check (true)', name);
    execute format('create policy of_measure on %I for select to vigil_measure using (force_id = (select context_force()))', name);
    -- The search filters by force itself, in every statement: a condition here would keep it from its indexes.
    execute format('create policy of_search on %I for select to vigil_search using (true)', name);
  end loop;
end
$$;
create policy of_force on person to vigil_app
  using (force_id = (select context_force()) and person_id <> all ((select closed_records())::uuid[]))
  with check (force_id = (select context_force()));
create policy of_force on known_contact to vigil_app
  using (force_id = (select context_force()))
  with check (force_id = (select context_force()));
create policy of_everyone on nickname for select using (true);
create policy of_search on restriction for select to vigil_search using (true);
create policy of_search on opening for select to vigil_search using (true);
grant select, insert, update on person to vigil_app;
grant select, insert, update, delete on known_contact to vigil_app;
grant select, insert, update, delete on person, known_contact to vigil_clock;
grant select on person, known_contact to vigil_measure;
grant select on person, known_contact, nickname, restriction, opening to vigil_search;
grant select on nickname to vigil_app, vigil_clock;

-- A new owner must be able to create in the schema at the moment it is given the function.
grant create on schema public to vigil_search;
grant vigil_search to current_user;
alter function search_people(text, text, text, text, text, integer) owner to vigil_search;
revoke create on schema public from vigil_search;
revoke all on function search_people(text, text, text, text, text, integer) from public;
grant execute on function search_people(text, text, text, text, text, integer) to vigil_app, vigil_clock;
