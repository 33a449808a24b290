-- How far an inspection is: what nothing else says is recorded by its days, and the day on which its plan answered it stands in its row.
alter table inspection
  add column announced_on date,
  add column fieldwork_from date,
  add column fieldwork_until date,
  add column debriefed_on date,
  add column draft_on date,
  add column plan_answered_on date,
  add column closed_on date;
comment on column inspection.announced_on is 'When the inspectorate announced it; null where nobody recorded it.';
comment on column inspection.fieldwork_from is 'The first day of its fieldwork; null where only the words of the report are known.';
comment on column inspection.fieldwork_until is 'The last day of its fieldwork; null while it goes on, or where only the words of the report are known.';
comment on column inspection.debriefed_on is 'When the force was debriefed; null where nobody recorded it.';
comment on column inspection.draft_on is 'When its draft came; null where nobody recorded it.';
comment on column inspection.plan_answered_on is 'When the letter left with which the plan answers all of it; null while something open is left out.';
comment on column inspection.closed_on is 'When the inspectorate closed it, by its document.';

alter table inspection no force row level security;
alter table duty no force row level security;
alter table fact no force row level security;
update inspection i
set plan_answered_on = said.sent
from (
  select d.force_id, d.record_id, min((f.body ->> 'on')::date) as sent
  from duty d
  join fact f on f.force_id = d.force_id and f.record_id = d.record_id and f.kind = 'inspection.plan-sent/1' and f.happened_at = d.met_at
  where d.name = 'send the action plan'
    and d.ended_at is null
  group by d.force_id, d.record_id
) said
where i.force_id = said.force_id
  and i.record_id = said.record_id;
alter table fact force row level security;
alter table duty force row level security;
alter table inspection force row level security;
