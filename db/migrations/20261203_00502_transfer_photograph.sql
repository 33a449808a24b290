-- A force that has accepted a child is sent the photographs, each a message of its own, carried by the clock's role like the rest.
alter table force_message drop constraint force_message_kind_check;
alter table force_message add constraint force_message_kind_check
  check (kind in ('transfer offer', 'transfer answer', 'transfer withdrawal', 'transfer addition', 'transfer photograph', 'audit file', 'audit grading', 'audit recall', 'audit concern'));
comment on column force_message.kind is 'An offer of a transfer, its answer or withdrawal, what was learned since it, or a photograph of a child that was accepted; a file to be graded, its grading, its recall, or that a child in it may not be safe.';
grant insert on photograph to vigil_clock;
