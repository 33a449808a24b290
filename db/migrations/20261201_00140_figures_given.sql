-- Figures that were given beside an answer or an undertaking count for what is published later of the same months: those are not counted a second time.
alter table question add column figures jsonb not null default '[]';
comment on column question.figures is 'What measures said beside its answers, after disclosure control, each with when: as figures of the same months are published from then on.';
alter table commissioner_action add column figures jsonb not null default '[]';
comment on column commissioner_action.figures is 'What its measures said as it was undertaken, after disclosure control: as figures of the same months are published from then on.';

create view public_figure_given with (security_invoker = true) as
  select q.force_id, (given ->> 'at')::timestamptz(3) as given_at, given -> 'figure' as figure
  from question q
  cross join lateral jsonb_array_elements(q.figures) as given
  union all
  select a.force_id, a.undertaken_at, given
  from commissioner_action a
  cross join lateral jsonb_array_elements(a.figures) as given;
comment on view public_figure_given is 'Figures given beside answers and undertakings, published or not. A contract between slices: columns are added, never changed.';
comment on column public_figure_given.force_id is 'The force.';
comment on column public_figure_given.given_at is 'When it was given.';
comment on column public_figure_given.figure is 'The figure with its months, after disclosure control.';
grant select on public_figure_given to vigil_app;
