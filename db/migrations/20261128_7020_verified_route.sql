-- By which route of the policy's table a recommendation was verified: the register's file carries it.
alter table recommendation add column verified_route text;
comment on column recommendation.verified_route is 'The route of the policy by which it was verified; null while it is not.';
