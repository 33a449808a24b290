-- Homes are compared as measures compare them: by the same words, without regard to capitals. What else is written differently, a person picks or says.
create or replace function home_key(place text) returns text
language sql immutable parallel safe
return lower(btrim(place));
comment on function home_key(text) is 'A home as it is compared: the same words, without regard to capitals.';
