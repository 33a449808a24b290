-- What the offering force learned between its offer and the acceptance follows the child.
alter table force_message drop constraint force_message_kind_check;
alter table force_message add constraint force_message_kind_check
  check (kind in ('transfer offer', 'transfer answer', 'transfer withdrawal', 'transfer addition', 'audit file', 'audit grading', 'audit concern'));
comment on column force_message.kind is 'An offer of a transfer, its answer or withdrawal, or what was learned since it; a file to be graded, its grading, or that a child in it may not be safe.';
