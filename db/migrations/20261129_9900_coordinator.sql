-- What the missing person coordinator's list looks up: who came back, whose interview was offered or called missed, whose child has a plan.
create index episode_returned on episode (force_id, returned_at) where returned_at is not null;
create index episode_interview_waits on episode (force_id, record_id) where return_interview in ('offered', 'missed');
create index episode_with_plan on episode (force_id, person_id) where trigger_plan_at is not null;
