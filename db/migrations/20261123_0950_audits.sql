-- Case-file audits: the sample anyone can draw again, and each file's grade. No name of a child and no words of an auditor stand here.
create table audit (
  force_id text not null,
  record_id uuid not null,
  title text not null,
  kind text not null check (kind in ('case files', 're-ask')),
  topic text not null,
  from_day date not null,
  until_day date not null,
  size integer not null,
  committed_at timestamptz(3) not null,
  drawn_at timestamptz(3),
  population integer,
  primary key (force_id, record_id)
);
comment on table audit is 'Case-file audits: what was to be drawn, fixed before the population was known.';
comment on column audit.force_id is 'The force.';
comment on column audit.record_id is 'The record whose facts it comes from.';
comment on column audit.title is 'What people call it.';
comment on column audit.kind is 'Case files graded, or answers asked again.';
comment on column audit.topic is 'What the cases are about.';
comment on column audit.from_day is 'Cases that ended from this day.';
comment on column audit.until_day is 'To this day, included.';
comment on column audit.size is 'How many files were to be drawn.';
comment on column audit.committed_at is 'When plan and seed were fixed.';
comment on column audit.drawn_at is 'When it was drawn; null before.';
comment on column audit.population is 'How many cases it was drawn from; null before.';
call protect('audit', false);

create table audited_file (
  force_id text not null,
  record_id uuid not null,
  audit_id uuid not null,
  about uuid not null,
  topic text not null,
  stratum text not null,
  team text not null,
  double_graded boolean not null,
  peer_graded boolean not null,
  first_auditor uuid,
  second_auditor uuid,
  gradings jsonb not null,
  in_dispute boolean not null,
  final_grade text check (final_grade in ('good', 'requires improvement', 'inadequate')),
  graded_at timestamptz(3),
  concern_at timestamptz(3),
  remedied_at timestamptz(3),
  re_audited_at timestamptz(3),
  re_audited_grade text check (re_audited_grade in ('good', 'requires improvement', 'inadequate')),
  re_asked integer not null,
  primary key (force_id, record_id)
);
create index audited_file_of_audit on audited_file (force_id, audit_id);
create index audited_file_about on audited_file (force_id, about);
comment on table audited_file is 'Files drawn for an audit, with the grade that stands.';
comment on column audited_file.force_id is 'The force.';
comment on column audited_file.record_id is 'The record whose facts it comes from.';
comment on column audited_file.audit_id is 'The audit it was drawn for.';
comment on column audited_file.about is 'The case.';
comment on column audited_file.topic is 'What the case is about.';
comment on column audited_file.stratum is 'The stratum it was drawn from.';
comment on column audited_file.team is 'The unit that had the case.';
comment on column audited_file.double_graded is 'Graded by two, neither seeing the other''s grade.';
comment on column audited_file.peer_graded is 'Graded by another force as well.';
comment on column audited_file.first_auditor is 'Who grades it.';
comment on column audited_file.second_auditor is 'Who grades it apart from the first; null where one grades.';
comment on column audited_file.gradings is 'Each grading: by whom, which grade, whether another force''s.';
comment on column audited_file.in_dispute is 'Two grades differ and nobody has settled it.';
comment on column audited_file.final_grade is 'The grade that stands; null while gradings are missing or in dispute.';
comment on column audited_file.graded_at is 'Since when it stands.';
comment on column audited_file.concern_at is 'When the case was returned at once for a child''s safety.';
comment on column audited_file.remedied_at is 'When what was wrong was put right.';
comment on column audited_file.re_audited_at is 'When the same file was audited again.';
comment on column audited_file.re_audited_grade is 'The grade then.';
comment on column audited_file.re_asked is 'Answers asked again of the family or the child.';
call protect('audited_file', false);

-- An auditor may open a restricted file that was drawn for them, until it is graded.
alter table opening drop constraint opening_basis_check;
alter table opening add constraint opening_basis_check check (basis in ('involved', 'break glass', 'audit'));
comment on column opening.basis is 'Involved in an open episode of the same child, broke the glass with a reason, or audits the file.';
