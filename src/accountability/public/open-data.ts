// Open data: the same release as JSON and CSV, with identities that do not change.
import { stringify } from 'csv-stringify/sync'
import type { PublicMeasure, PublicRecommendation, Release } from './facts.ts'
import { plain } from './plain-cell.ts'

export const licence = 'Open Government Licence v3.0'

export const dataOf = (release: Release, releaseId: string) => ({
  releaseId,
  licence,
  ...release,
})

type Given = Pick<Release, 'recommendations' | 'frozenAt'>

export function csvOf(release: Given): string {
  const rows = release.recommendations.flatMap((one) =>
    one.measures.length === 0
      ? [rowOf(release, one, null, null)]
      : one.measures.flatMap((measure) =>
          [{ month: 'twelve months', ...measure.year }, ...measure.months].map((figure) =>
            rowOf(release, one, measure, figure),
          ),
        ),
  )
  return stringify(rows, { header: true, columns: Object.keys(columns) })
}

type Row = {
  readonly release: Given
  readonly one: PublicRecommendation
  readonly measure: PublicMeasure | null
  readonly figure: ({ readonly month: string } & PublicMeasure['year']) | null
}
type Cell = string | number | null | undefined

/** Every column by its name, in order. */
const columns: Readonly<Record<string, (row: Row) => Cell>> = {
  recommendation_id: ({ one }) => one.id,
  reference: ({ one }) => one.reference,
  theme: ({ one }) => one.theme,
  words: ({ one }) => one.words,
  source: ({ one }) => one.source,
  published: ({ one }) => one.published,
  due: ({ one }) => one.dueOn,
  date_changes: ({ one }) => one.dateChanges,
  found_again: ({ one }) => one.foundAgain,
  stage: ({ one }) => one.stage,
  status: ({ one }) => one.standing,
  better: ({ one }) => one.better,
  better_because: ({ one }) => one.betterBecause,
  superseded_by: ({ one }) => one.supersededBy?.reference,
  measure: ({ measure }) => measure?.measure,
  part: ({ measure }) => measure?.part,
  definition_version: ({ measure }) => measure?.version,
  question: ({ measure }) => measure?.question,
  counted: ({ measure }) => measure?.numerator,
  counted_of: ({ measure }) => measure?.denominator,
  asked: ({ measure }) => measure?.asked,
  change: ({ measure }) => measure?.change,
  period: ({ figure }) => figure?.month,
  months_counted: ({ measure, figure }) => (figure?.month === 'twelve months' ? measure?.counted : 1),
  numerator: ({ figure }) => figure?.yes,
  denominator: ({ figure }) => figure?.n,
  percent: ({ figure }) => figure?.percent,
  interval_low: ({ figure }) => figure?.low,
  interval_high: ({ figure }) => figure?.high,
  design_effect: ({ figure }) => figure?.effect,
  statement: ({ measure }) => measure?.statement,
  parameters: ({ measure }) => measure?.parameters?.join('; '),
  frozen_at: ({ release }) => release.frozenAt,
  section_55_id: ({ one }) => one.comments?.id,
  section_55_last_day: ({ one }) => one.comments?.lastDay,
  section_55_published: ({ one }) => one.comments?.publishedOn,
  asked_of: ({ one }) => one.askedOf?.join('; '),
}

const rowOf = (release: Given, one: PublicRecommendation, measure: Row['measure'], figure: Row['figure']) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, cell]) => [name, plain(cell({ release, one, measure, figure }) ?? null)]),
  )
