-- A child who is found is nobody else's to accept: the offer is withdrawn by message, and an acceptance that crossed it is answered with the same.
alter table force_message drop constraint force_message_kind_check;
alter table force_message add constraint force_message_kind_check
  check (kind in ('transfer offer', 'transfer answer', 'transfer withdrawal', 'audit file', 'audit grading'));
comment on column force_message.kind is 'An offer of a transfer, a file to be graded, the answer to one, or an offer withdrawn.';
-- What a message causes may be a message: the carrier answers for the force it delivers to.
grant insert on force_message to vigil_clock;

alter table transfer_offer drop constraint transfer_offer_answer_check;
alter table transfer_offer add constraint transfer_offer_answer_check
  check (answer in ('accepted', 'refused', 'withdrawn'));
comment on column transfer_offer.answer is 'Accepted or refused, or withdrawn by the force that made it; null while it waits.';
comment on column transfer_offer.answered_at is 'When it was answered or withdrawn.';
