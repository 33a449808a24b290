-- A board that was held and never called here is entered afterwards: no papers of it were owed.
alter table meeting alter column paper_due_on drop not null;
comment on column meeting.paper_due_on is 'By when its papers are owed; null where it was entered once it was held.';
