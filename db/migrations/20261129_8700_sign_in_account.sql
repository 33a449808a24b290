-- An address can be given to somebody else at the provider; the account that signed in with it first is whom Vigil knows (OpenID Connect Core 1.0, section 5.7).
alter table staff add column account_issuer text;
alter table staff add column account_subject text;
comment on column staff.account_issuer is 'The sign-in provider by whose account they are known since their first sign-in; null before it, or after a release.';
comment on column staff.account_subject is 'That account, as the provider identifies it for ever: an address may change hands, this may not.';
create unique index staff_account on staff (account_issuer, account_subject) where left_at is null;

create function sign_in_account(
  asked text, issuer text, subject text,
  out force_id text, out staff_id uuid, out name text, out roles text[], out unit_id text, out supervisor_id uuid, out account text)
returns setof record language sql stable security definer rows 1
set search_path = pg_catalog, public, pg_temp
as $$
  select p.force_id, p.staff_id, p.name, p.roles, p.unit_id, p.supervisor_id,
    case
      when p.account_issuer = issuer and p.account_subject = subject then 'theirs'
      when p.account_issuer = issuer then 'another'
      when exists (
        select from staff o
        where o.account_issuer = issuer and o.account_subject = subject and o.left_at is null and o.staff_id <> p.staff_id) then 'of somebody else'
      else 'none yet'
    end
  from staff p
  where lower(p.email) = lower(asked)
    and p.left_at is null
$$;
comment on function sign_in_account(text, text, text) is 'Who signs in with an address, in whichever force, and how the account that says so stands to them; nothing for an address of nobody. Accounts of another provider count for nothing: whoever runs Vigil says which it is.';
revoke all on function sign_in_account(text, text, text) from public;
grant execute on function sign_in_account(text, text, text) to vigil_app;
-- The owner of a function must be able to create one while it is handed over.
grant create on schema public to vigil_search;
alter function sign_in_account(text, text, text) owner to vigil_search;
revoke create on schema public from vigil_search;
drop function sign_in_person(text);
