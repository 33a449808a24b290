// The extract as a file: one line a thing, so that it can be joined.
import { stringify } from 'csv-stringify/sync'
import { notComputedByThen, statusWords } from '../status-words.ts'
import type { Extract } from './extract.ts'

/** One line a thing, so that it can be joined. Words of reports are somebody else's: no cell is taken for a formula. */
export function csvOf(extract: Extract): string {
  const { demand, measures, recommendations, falls, asAt } = extract
  const row = (cells: Cells) => columns.map((column) => (column === 'as_at' ? asAt : (cells[column] ?? '')))
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
          status: statusWords({ ...one, askedOf: one.asked_of }, notComputedByThen),
          ended: one.ended,
          on: one.due_on,
          date_changes: one.date_changes,
        }),
      ),
      ...falls.map((one) =>
        row({ part: 'fall', id: one.reference, what: one.theme, on: one.at, status: 'no longer met' }),
      ),
      ...ofThePlan(extract).map(row),
      ...leftOver(extract).map(row),
    ],
    { header: true, columns: [...columns], escape_formulas: true },
  )
}

/** An action that needs posts is a line with how many there are; every action is one with its date. */
const ofThePlan = ({ workforce, change }: Extract): readonly Cells[] => [
  ...workforce.posts.map((one) => ({
    part: 'workforce',
    id: `action ${one.number}`,
    what: one.text,
    posts_funded: one.funded,
    posts_filled: one.filled,
  })),
  ...workforce.unallocated.map((one) => ({
    part: 'workforce',
    id: `action ${one.number}`,
    what: one.text,
    status: 'nobody owns it',
  })),
  ...change.rows.map((one) => ({
    part: 'change',
    id: `action ${one.number}`,
    what: one.text,
    status: one.overdue ? `${one.state}, overdue` : one.state,
    on: one.due_on,
    date_changes: one.date_changes,
  })),
]

/** A recommendation that is left over is a line, and each of its measures that has cases is another. */
const leftOver = ({ residual }: Extract): readonly Cells[] => [
  ...residual.causes.map((one) => ({
    part: 'residual risk',
    id: one.inspection,
    what: one.theme,
    status: 'cause of concern, open',
    on: one.published_on,
  })),
  ...residual.rows.flatMap(({ reference, theme, status, overdue, due_on, date_changes, figures }) => [
    {
      part: 'residual risk',
      id: reference,
      what: theme,
      status: overdue ? `${status}, overdue` : status,
      on: due_on,
      date_changes,
    },
    ...figures.map(({ id, n, yes, percent, low, high, gap }) => ({
      ...{ part: 'residual risk, figure', id: reference, what: id, n, yes, percent, low_95: low, high_95: high },
      on_time_less_done_well: gap,
    })),
  ]),
]

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
  'posts_funded',
  'posts_filled',
  'as_at',
] as const
type Cells = Partial<Record<(typeof columns)[number], string | number | null>>
