-- Signing out ends the session at the sign-in provider too (OpenID Connect RP-Initiated Logout 1.0), for which it wants its own statement back.
alter table session add column id_token bytea;
comment on column session.id_token is 'The sign-in provider’s statement of who signed in, encrypted under the cookie, which is kept nowhere: only the browser that is signed in can have it read, at sign-out. Goes with the row; null where there is none.';
