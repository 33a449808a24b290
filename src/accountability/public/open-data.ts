// Open data: the same release as JSON, CSV and an Atom feed, with identities that do not change.
import { stringify } from 'csv-stringify/sync'
import { dateWords, dayOf } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import type { AssuranceSaid } from './assurances-said.ts'
import type { CommentsSaid } from './comments-said.ts'
import type { PublicMeasure, PublicRecommendation, Release } from './facts.ts'
import { plain } from './plain-cell.ts'
import type { UndertakingSaid } from './undertakings-said.ts'

export const dataOf = (release: Release, releaseId: string) => ({
  releaseId,
  licence: 'Open Government Licence v3.0',
  ...release,
})

export function csvOf(release: Release): string {
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
  readonly release: Release
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
}

const rowOf = (release: Release, one: PublicRecommendation, measure: Row['measure'], figure: Row['figure']) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, cell]) => [name, plain(cell({ release, one, measure, figure }) ?? null)]),
  )

type Answered = {
  readonly question_id: string
  readonly published_at: string
  readonly body: { readonly question: string }
  readonly standing: { readonly answer: string }
}

/**
 * The feed has one identity for ever. An entry is new when what it says of a recommendation changed: `changedAt` is when a release first
 * said what it says now, by the recommendation's identity.
 */
export function atomOf(
  release: Release,
  changedAt: ReadonlyMap<string, string>,
  address: string,
  answers: readonly Answered[],
  comments: readonly CommentsSaid[],
  office: { readonly assurances: readonly AssuranceSaid[]; readonly undertakings: readonly UndertakingSaid[] },
): string {
  const entry = (id: string, title: string, updated: string, link: string, words: string) =>
    `<entry><id>urn:uuid:${id}</id><title>${escaped(title)}</title><updated>${updated}</updated><link href="${escaped(link)}"/><summary>${escaped(words)}</summary></entry>`
  const root = `${address}/${release.force}`
  const entries = [
    ...release.recommendations.map((one) => ({
      at: changedAt.get(one.id) ?? release.frozenAt,
      xml: (at: string) =>
        entry(
          one.id,
          `${one.reference}: ${one.better}`,
          at,
          `${root}/${one.id}`,
          `${capital(one.theme)}. ${one.betterBecause}`,
        ),
    })),
    ...comments.map((one) => ({
      at: one.changedAt,
      xml: (at: string) =>
        entry(one.id, `Comments under section 55: ${one.report}`, at, `${root}/section-55/${one.id}`, shortlySaid(one)),
    })),
    ...office.assurances.map((one) => ({
      at: one.changedAt,
      xml: (at: string) =>
        entry(
          one.id,
          `The commissioner is ${one.assurance}: ${one.topic}`,
          at,
          `${root}/commissioner#${one.id}`,
          `Decided ${dated(one.decidedOn)}. Status computed as it was published: ${one.standing ?? 'none'}. ${one.disagreement ?? ''}`.trim(),
        ),
    })),
    ...office.undertakings.map((one) => ({
      at: one.changedAt,
      xml: (at: string) =>
        entry(
          one.id,
          'The commissioner undertook',
          at,
          `${root}/commissioner#${one.id}`,
          `${sentence(one.words)} Due ${dated(one.dueOn)}. ${one.doneOn === null ? 'Not done yet.' : `Done ${dated(one.doneOn)}.`}`,
        ),
    })),
    ...answers.map((one) => ({
      at: one.published_at,
      xml: (at: string) =>
        entry(
          one.question_id,
          'A question answered',
          at,
          `${root}/questions#${one.question_id}`,
          `${sentence(one.body.question)} ${one.standing.answer}`,
        ),
    })),
  ]
  const updated =
    entries
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? release.frozenAt
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${escaped(`${root}/feed.atom`)}</id><title>${escaped(release.forceName)}: is it better?</title><updated>${updated}</updated><link rel="self" href="${escaped(`${root}/feed.atom`)}"/><author><name>${escaped(release.forceName)}</name></author>
${entries.map(({ at, xml }) => xml(at)).join('\n')}
</feed>
`
}

const shortlySaid = ({ on, stands, leftOut, addenda, wordsAddedOn }: CommentsSaid): string =>
  [
    `Published ${dated(on)}, ${stands.inTime ? 'in time' : `after the last lawful day, ${dated(stands.lastDay)}`}.`,
    leftOut.length === 0 ? '' : ` Neither an action nor a reason stands beside ${leftOut.join(', ')}.`,
    wordsAddedOn === null ? '' : ` Its words were added here ${dated(wordsAddedOn)}.`,
    ...addenda.map((one) => ` Addendum published ${dated(one.on)}.`),
  ].join('')

/** A summary is read by people: what programs read beside it keeps its own format. */
const dated = (day: string): string => dateWords(dayOf(day))

/** What people typed ends as a sentence where more words follow. */
const sentence = (words: string): string => (/[.?!…][’”)]?$/u.test(words) ? words : `${words}.`)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
