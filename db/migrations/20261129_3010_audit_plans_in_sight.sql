-- Every planned audit stays in sight, drawn or not, and a second plan for the same cases says why.
alter table audit add column second_because text;
alter table audit add column withdrawn_at timestamptz(3);
comment on column audit.second_because is 'Why it is a second audit of the same kind of cases of the same days; null where it is the only one, or the first.';
comment on column audit.withdrawn_at is 'When somebody else than who planned it said that it is not drawn; null where it is drawn or to be drawn.';
