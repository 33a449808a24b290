-- What a reviewer of an opening wrote stood in the fact and on no page.
alter table opening_review add column note text;
comment on column opening_review.note is 'What the reviewer wrote of it; none where they wrote nothing.';

-- Of earlier reviews, from their facts.
alter table opening_review no force row level security;
alter table fact no force row level security;
update opening_review v
set note = f.body ->> 'note'
from fact f
where f.force_id = v.force_id
  and f.record_id = v.record_id
  and f.kind = 'opening.reviewed/1'
  and f.body ->> 'note' is not null;
alter table opening_review force row level security;
alter table fact force row level security;
