// Open data: the same release as JSON, CSV and an Atom feed, with identities that do not change.
import { stringify } from 'csv-stringify/sync'
import type { PublicRecommendation, Release } from './facts.ts'

export const dataOf = (release: Release, releaseId: string) => ({
  releaseId,
  licence: 'Open Government Licence v3.0',
  ...release,
})

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
const plain = (value: string | number | null): string | number =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? '')

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
  return stringify(rows, { header: true, columns: [...columns] })
}

const columns = [
  'recommendation_id',
  'reference',
  'theme',
  'published',
  'due',
  'date_changes',
  'found_again',
  'status',
  'better',
  'measure',
  'period',
  'numerator',
  'denominator',
  'percent',
  'interval_low',
  'interval_high',
  'frozen_at',
] as const

type Measure = PublicRecommendation['measures'][number]
type Figure = { readonly month: string } & Measure['year']

function rowOf(release: Release, one: PublicRecommendation, measure: Measure | null, figure: Figure | null) {
  const cells: readonly (string | number | null)[] = [
    one.id,
    one.reference,
    one.theme,
    one.published,
    one.dueOn,
    one.dateChanges,
    one.foundAgain,
    one.standing,
    one.better,
    measure?.measure ?? null,
    figure?.month ?? null,
    figure?.yes ?? null,
    figure?.n ?? null,
    figure?.percent ?? null,
    figure?.low ?? null,
    figure?.high ?? null,
    release.frozenAt,
  ]
  return Object.fromEntries(columns.map((name, index) => [name, plain(cells[index] ?? null)]))
}

type Answered = {
  readonly question_id: string
  readonly published_at: string
  readonly body: { readonly question: string; readonly answer: string }
}

export function atomOf(release: Release, releaseId: string, address: string, answers: readonly Answered[]): string {
  const entry = (id: string, title: string, updated: string, link: string, words: string) =>
    `<entry><id>urn:uuid:${id}</id><title>${escaped(title)}</title><updated>${updated}</updated><link href="${escaped(link)}"/><summary>${escaped(words)}</summary></entry>`
  const root = `${address}/${release.force}`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:${releaseId}</id><title>${escaped(release.forceName)}: is it better?</title><updated>${release.frozenAt}</updated><link rel="self" href="${escaped(`${root}/feed.atom`)}"/><author><name>${escaped(release.forceName)}</name></author>
${release.recommendations.map((one) => entry(one.id, `${one.reference}: ${one.better}`, one.since ?? release.frozenAt, `${root}/${one.id}`, `${one.theme}. ${one.betterBecause}`)).join('\n')}
${answers.map((one) => entry(one.question_id, 'A question answered', one.published_at, root, `${one.body.question} ${one.body.answer}`)).join('\n')}
</feed>
`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
