// SQL of what was asked for and not decided: by the last fact of each record that asks or settles.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { instant, type LocalDate, localDate } from '../../../kernel/time.ts'
import { Id, Maybe, Moment } from '../../../registers/schemas.ts'

/** `apart` and `of_unit`: who may not decide because they had a hand in it, and the unit that had. */
export const undecided = statement({
  name: 'recommendations: what waits for a second person',
  row: Type.Object({
    record_id: Id,
    asks: Type.String(),
    asked_by: Id,
    asked_at: Moment,
    about: Type.String(),
    moved: Type.Integer(),
    of_body: Type.Boolean(),
    apart: Type.Array(Id),
    of_unit: Maybe(Type.String()),
  }),
  example: {
    asks: ['plan.drafted/1', 'plan.drafted/1'],
    kinds: ['plan.drafted/1', 'plan.approved/1'],
    today: localDate(instant('2026-01-01T00:00:00Z')),
  },
  sql: (p: { asks: readonly string[]; kinds: readonly string[]; today: LocalDate }) => sql`
    with loop as (
      select record_id, reference, theme as about, date_changes as moved, asked_of[1] = 'local policing body' as of_body, '{}'::uuid[] as apart, null::text as of_unit
      from recommendation_now
      union all
      select record_id, reference, title, 0, false, '{}', null
      from inspection_now
      union all
      select record_id, 'Action ' || number, text, date_changes, false, '{}', null
      from action_now
      union all
      select record_id, null, title, 0, false, '{}', null
      from plan_version_now
      where number = 1
      union all
      select record_id, 'Comments on', report, 0, false, '{}', null
      from section_55_now
      union all
      select record_id, 'Draft', reference, 0, false, '{}', null
      from draft_readers
      union all
      -- A board that is still to come has no minutes, and one of which nothing was minuted neither.
      select record_id, title, to_char(held_on, 'FMDD FMMonth YYYY'), 0, false, '{}', null
      from meeting
      where held_on <= ${p.today}::date
        and minuted > 0
      union all
      select f.record_id, 'File of', to_char(f.recorded_at at time zone 'Europe/London', 'FMDD FMMonth YYYY'), 0, false, '{}', null
      from register_file r
      join fact f on f.force_id = r.force_id and f.record_id = r.record_id and f.position = 1
      where r.recorded_at is null
        and r.errors = 0
        and (f.body ->> 'byAnother')::boolean
      union all
      -- Whoever grades the file, had a hand in the case or is of its unit does not compare.
      select a.record_id, t.title,
        'file ' || (select count(*) from audited_file earlier where earlier.force_id = a.force_id and earlier.audit_id = a.audit_id and earlier.record_id <= a.record_id),
        0, false,
        array_remove(array[a.first_auditor, a.second_auditor], null)
          || array(select (one ->> 'by')::uuid from jsonb_array_elements(a.gradings) as one where one ->> 'by' is not null)
          || array(select one::uuid from jsonb_array_elements_text(d.body -> 'involved') as one),
        d.body ->> 'unit'
      from audited_file a
      join audit t on t.force_id = a.force_id and t.record_id = a.audit_id
      join fact d on d.force_id = a.force_id and d.record_id = a.record_id and d.position = 1
      where a.entry_waits
    ), last as (
      select distinct on (f.record_id, k.asks, coalesce(f.body ->> 'findingId', ''))
        f.record_id, k.asks, f.kind, f.recorded_by, f.recorded_at, l.reference, l.about, l.moved, l.of_body, l.apart, l.of_unit
      from loop l
      join fact f on f.force_id = context_force() and f.record_id = l.record_id
      join unnest(${[...p.asks]}::text[], ${[...p.kinds]}::text[]) as k (asks, kind) on k.kind = f.kind
      order by f.record_id, k.asks, coalesce(f.body ->> 'findingId', ''), f.position desc
    )
    select record_id, asks, recorded_by as asked_by, recorded_at as asked_at, concat_ws(': ', reference, about) as about,
      coalesce(moved, 0) as moved, coalesce(of_body, false) as of_body, apart, of_unit
    from last
    where kind = asks
    order by recorded_at, record_id, asks
    limit 200`,
})
