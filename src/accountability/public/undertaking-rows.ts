// What the commissioner undertook as rows: one for each measure that it should move, one alone where there is none.
import { stringify } from 'csv-stringify/sync'
import { type Kept, keep } from './kept.ts'
import { plain } from './plain-cell.ts'
import type { UndertakingSaid } from './undertakings-said.ts'

export function undertakingsCsv(own: readonly UndertakingSaid[]): Kept {
  const rows = own.flatMap((one) =>
    (one.measures.length === 0 ? [null] : one.measures).map((each) => ({ ...undertakingRow(one), ...figuresOf(each) })),
  )
  return keep('text/csv; charset=utf-8', stringify(rows, { header: true, columns }))
}

const undertakingRow = (one: UndertakingSaid) => ({
  action_id: one.id,
  words: plain(one.words),
  undertaken: one.undertakenOn,
  published: one.on,
  first_due: one.firstDueOn,
  due: one.dueOn,
  date_changes: one.dateChanges,
  done: one.doneOn ?? '',
  no_measure: plain(one.noMeasure),
})

type Beside = UndertakingSaid['measures'][number]

/** `now` is empty until a release has the measure. */
const figuresOf = (beside: Beside | null) => ({
  measure: beside?.then.measure ?? '',
  question: plain(beside?.then.question ?? null),
  then_until: beside?.then.last ?? '',
  ...cells('then', beside?.then.year ?? null),
  definition_version: beside?.now?.version ?? '',
  ...cells('now', beside?.now?.year ?? null),
})

type Figure = Beside['then']['year']
const cells = (when: string, figure: Figure | null) =>
  Object.fromEntries(
    Object.entries(cellsOf).map(([name, cell]) => [`${when}_${name}`, figure === null ? '' : cell(figure)]),
  )

const cellsOf: Readonly<Record<string, (figure: Figure) => string | number>> = {
  numerator: ({ yes }) => yes,
  denominator: ({ n }) => n,
  percent: ({ percent }) => percent ?? '',
  interval_low: ({ low }) => low ?? '',
  interval_high: ({ high }) => high ?? '',
  design_effect: ({ effect }) => effect ?? '',
}
const figureColumns = (when: string): readonly string[] => Object.keys(cellsOf).map((name) => `${when}_${name}`)

const columns = [
  ...['action_id', 'words', 'undertaken', 'published', 'first_due', 'due', 'date_changes', 'done'],
  ...['measure', 'question', 'then_until', ...figureColumns('then')],
  ...['definition_version', ...figureColumns('now'), 'no_measure'],
]
