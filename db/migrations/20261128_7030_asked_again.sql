-- A re-ask sample draws answers and not whole cases: which of a case's answers it is.
alter table audited_file add column question text;
comment on column audited_file.question is 'Of a re-ask sample: what is asked again; null for a file that is graded.';
