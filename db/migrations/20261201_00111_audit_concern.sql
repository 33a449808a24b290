-- Another force's auditor who finds a child at risk tells whoever has the case.
alter table force_message drop constraint force_message_kind_check;
alter table force_message add constraint force_message_kind_check
  check (kind in ('transfer offer', 'transfer answer', 'transfer withdrawal', 'audit file', 'audit grading', 'audit concern'));
comment on column force_message.kind is 'An offer of a transfer, its answer or withdrawal; a file to be graded, its grading, or that a child in it may not be safe.';
