-- Until when a trigger plan holds stands in the state of its episode: lists and a statement asked every plan in the ledger for it.
alter table episode add column trigger_plan_review_by timestamptz(3);
comment on column episode.trigger_plan_review_by is 'By when the trigger plan recorded last in this episode is to be looked at again.';
comment on column episode.trigger_plan_at is 'When a trigger plan was recorded in this episode, the last of them, as corrected.';

alter table episode no force row level security;
alter table fact no force row level security;
update episode e
set trigger_plan_at = plan.happened_at, trigger_plan_review_by = plan.review_by
from (
  select distinct on (f.force_id, f.record_id) f.force_id, f.record_id, f.happened_at, (f.body ->> 'reviewBy')::timestamptz as review_by
  from fact f
  where f.kind = 'missing.trigger-plan-recorded/1'
    and f.body is not null
  -- A correction stands in the place of what it corrects.
  order by f.force_id, f.record_id, coalesce(f.corrects, f.position) desc, f.position desc
) plan
where e.force_id = plan.force_id
  and e.record_id = plan.record_id;
alter table fact force row level security;
alter table episode force row level security;
