-- A photograph that a family withdraws after the child was passed on is called back from the force that has the child.
alter table force_message drop constraint force_message_kind_check;
alter table force_message add constraint force_message_kind_check
  check (kind in ('transfer offer', 'transfer answer', 'transfer withdrawal', 'transfer addition', 'transfer photograph', 'transfer photograph withdrawn', 'audit file', 'audit grading', 'audit recall', 'audit concern'));
