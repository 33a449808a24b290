// The extract as a file: one line a thing, so that it can be joined.
import { stringify } from 'csv-stringify/sync'
import type { Extract } from './extract.ts'

/** One line a thing, so that it can be joined. Words of reports are somebody else's: no cell is taken for a formula. */
export function csvOf({ demand, measures, recommendations, falls, asAt }: Extract): string {
  const row = (cells: Partial<Record<(typeof columns)[number], string | number | null>>) =>
    columns.map((column) => (column === 'as_at' ? asAt : (cells[column] ?? '')))
  return stringify(
    [
      ...demand.map((one) =>
        row({ part: 'demand', id: one.measures.join(' '), what: one.what, n: one.n, n_year_before: one.before }),
      ),
      ...measures.map((one) =>
        row({
          part: 'performance',
          id: one.id,
          what: one.question,
          n: one.n,
          yes: one.yes,
          not_evidenced: one.notEvidenced,
          percent: one.percent,
          low_95: one.low,
          high_95: one.high,
          n_year_before: one.before.n,
          percent_year_before: one.before.percent,
          on_time_less_done_well: one.gap,
          on_time_less_done_well_year_before: one.before.gap,
        }),
      ),
      ...recommendations.map((one) =>
        row({
          part: one.ended === null ? 'recommendation' : 'recommendation, ended',
          id: one.reference,
          what: one.theme,
          status: one.standing ?? (one.tested ? 'none computed by then' : 'no closure test'),
          ended: one.ended,
          on: one.due_on,
          date_changes: one.date_changes,
        }),
      ),
      ...falls.map((one) =>
        row({ part: 'fall', id: one.reference, what: one.theme, on: one.at, status: 'no longer met' }),
      ),
    ],
    { header: true, columns: [...columns], escape_formulas: true },
  )
}

const columns = [
  'part',
  'id',
  'what',
  'n',
  'yes',
  'not_evidenced',
  'percent',
  'low_95',
  'high_95',
  'n_year_before',
  'percent_year_before',
  'on_time_less_done_well',
  'on_time_less_done_well_year_before',
  'status',
  'ended',
  'on',
  'date_changes',
  'as_at',
] as const
