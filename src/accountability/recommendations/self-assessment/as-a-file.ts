// The self-assessment as a file of rows, for the inspectorate’s portal or any other register.
import { stringify } from 'csv-stringify/sync'
import type { Instant } from '../../../kernel/time.ts'
import { assessed } from './assessed.ts'

type Row = Awaited<ReturnType<typeof assessed>>[number] & { readonly asAt: Instant }

const columns = [
  'recommendation_id',
  'reference',
  'source',
  'asked_in',
  'published',
  'theme',
  'words',
  'due',
  'date_changes',
  'found_again',
  'stage_recorded',
  'verification_route',
  'status_computed',
  'since',
  'earliest_pass',
  'inspectors_last_word',
  'self_assessment',
  'because',
  'figures',
  'as_at',
] as const

/** For the inspectorate's portal, or any other register: words of reports are somebody else's, so no cell is taken for a formula. */
export const csvOf = (rows: readonly Row[]): string =>
  stringify(
    rows.map((row) => [
      row.record_id,
      row.reference,
      row.source,
      row.inspection,
      row.published,
      row.theme,
      row.words,
      row.due_on,
      row.date_changes,
      row.found_again,
      row.stage,
      row.verified_route,
      row.standing ?? 'not computed',
      row.since,
      row.earliest_pass,
      row.said === null ? '' : `${row.said.result} (${row.said.said_on}, ${row.said.inspection})`,
      row.result ?? 'cannot be said',
      row.because,
      row.criteria
        .map(
          (one) =>
            `${one.measure}: ${one.figure}, asked ${one.asked}, ${one.change}${one.alone}, ${one.compared ?? 'no month yet'}${one.gap === null ? '' : `, ${one.gap}`}`,
        )
        .join('; '),
      row.asAt,
    ]),
    { header: true, columns: [...columns], escape_formulas: true },
  )
