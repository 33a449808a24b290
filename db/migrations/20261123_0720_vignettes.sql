-- Grading vignettes: what each grader answered, without saying who; the record's identity follows from person and quarter and cannot be read back.
create table vignette_answer (
  force_id text not null,
  record_id uuid not null,
  vignette text not null,
  quarter text not null,
  team text not null,
  level text not null check (level in ('LOW', 'MEDIUM', 'HIGH')),
  answered_at timestamptz(3) not null,
  primary key (force_id, record_id, vignette)
);
create index vignette_answer_of_quarter on vignette_answer (force_id, quarter);
comment on table vignette_answer is 'Grades given to the quarter''s invented cases, for agreement by team; never shown by person.';
comment on column vignette_answer.force_id is 'The force.';
comment on column vignette_answer.record_id is 'One grader''s answers of one quarter.';
comment on column vignette_answer.vignette is 'Which case.';
comment on column vignette_answer.quarter is 'The quarter, like 2026-Q2.';
comment on column vignette_answer.team is 'The grader''s unit when answering.';
comment on column vignette_answer.level is 'The grade given.';
comment on column vignette_answer.answered_at is 'When.';
call protect('vignette_answer', false);
