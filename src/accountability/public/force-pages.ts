// The pages and files of one force: its newest release, its answers, every release before it.
import { type Instant, instant, localDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { gapShown } from '../public-gap.ts'
import { assuranceOf, assurancesSaid, commissionerFiles, commissionerPage } from './assurances-said.ts'
import { monthsChart } from './chart.ts'
import { commentsFiles, commentsPages, unanswered } from './comments-pages.ts'
import { commentsSaid, ofRecommendation } from './comments-said.ts'
import type { PublicMeasure, PublicRecommendation } from './facts.ts'
import { jsonOf, type Kept, keep } from './kept.ts'
import { monitoringFiles, monitoringPage } from './monitoring-said.ts'
import { atomOf, csvOf, dataOf } from './open-data.ts'
import { answersOf, type Published, thenAndNow } from './published.ts'
import { shortlyOf } from './shortly.ts'
import { undertakingsSaid } from './undertakings-said.ts'

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]
type Given = { readonly published: Published; readonly asking: boolean; readonly now: Instant }
type Release = Published['releases'][number]

export function forcePages(
  { body, release_id, frozen_at, proof }: Release,
  { published, asking, now }: Given,
): readonly Page[] {
  const root = `/${body.force}`
  const answers = answersOf(published, body.force)
  const said = commentsSaid(published.commissioner, body.force)
  const today = localDate(now)
  const office = officeOf(published, body, today)
  const asked = answers.map((one) => thenAndNow(one, body))
  const shared = { release: body, releaseId: release_id, root, frozenAt: instant(frozen_at), proven: proof !== null }
  return [
    [
      'force',
      root,
      {
        ...shared,
        title: body.forceName,
        answers: answers.slice(0, 5),
        moreAnswers: answers.length > 5,
        counts: countsOf(body.recommendations),
        recommendations: body.recommendations.map((one) => ({
          ...one,
          heading: capital(one.theme),
          shortly: shortlyOf(one),
          measures: one.measures.map((each) => ({ ...each, gap: gapWords(one, each) })),
        })),
        comments: unanswered(body, said.slice(0, 5)),
        assurances: office.assurances.filter(({ again }) => again === null).slice(0, 5),
        undertaken: office.undertakings.length,
        undertakenLate: office.undertakings.filter(({ late, doneOn }) => late && doneOn === null).length,
        today,
        overdue: body.againBy !== undefined && today > body.againBy,
        asking,
      },
    ],
    [
      'questions',
      `${root}/questions`,
      {
        ...shared,
        title: 'Questions and answers',
        answers: asked,
        measured: asked.some((one) => one.exchanges.some((each) => each.answers.some(({ figure }) => figure !== null))),
        inHand: published.inHand
          .filter((one) => one.force_id === body.force)
          .map((one) => ({ ...one, stage: stageWords[one.stage] ?? one.stage })),
        asking,
      },
    ],
    [
      'all-releases',
      `${root}/releases`,
      { ...shared, title: 'Every release', all: published.all.filter((one) => one.force_id === body.force) },
    ],
    ...commentsPages(said, shared, today),
    commissionerPage(office, shared),
    monitoringPage(shared),
    ...body.recommendations.map(
      (one): Page => [
        'recommendation',
        `${root}/${one.id}`,
        {
          ...shared,
          ...recommendationValues(one, body.statements ?? [body.sql]),
          commented: ofRecommendation(one, said, today),
          assured: assuranceOf(office.assurances, one.id),
        },
      ],
    ),
  ]
}

/** “On time” never stands without how far it is above “done well”, in the list neither. */
const gapWords = ({ gaps = [] }: PublicRecommendation, { measure, part = null }: PublicMeasure): string | null => {
  const gap = part === null ? gaps.find((one) => one.measure === measure) : undefined
  return gap === undefined ? null : gapShown(gap).words
}

const recommendationValues = (one: PublicRecommendation, statements: readonly string[]) => ({
  title: `${one.reference}: ${capital(one.theme)}`,
  one: {
    ...one,
    heading: capital(one.theme),
    gaps: (one.gaps ?? []).map(gapShown),
    files: filesCounted(one, statements),
  },
  measures: one.measures.map((each) => withChart(each, statements)),
  /** Of a release from before intervals allowed for children who come back. */
  independent: one.measures.some(({ year }) => year.low !== null && year.effect === undefined),
})

/** How far it is assured, and what it undertook. */
const officeOf = ({ commissioner }: Published, release: Release['body'], today: string) => ({
  assurances: assurancesSaid(commissioner, release),
  undertakings: undertakingsSaid(commissioner, release, today),
})

/** As whoever asked reads it on their own page. */
const stageWords: Readonly<Record<string, string>> = {
  received: 'being decided whether it is put',
  admitted: 'waiting for somebody to answer it',
  allocated: 'being answered',
  answered: 'answered; the answer is about to be published',
  rejected: 'not admitted',
}

export function forceFiles(
  { body, release_id, proof }: Release,
  published: Published,
  { address, now }: { readonly address: string; readonly now: Instant },
): readonly (readonly [path: string, kept: Kept])[] {
  const root = `/${body.force}`
  const said = commentsSaid(published.commissioner, body.force)
  const office = officeOf(published, body, localDate(now))
  const feed = atomOf(body, sinceWhen(published, body.force), address, answersOf(published, body.force), said, office)
  return [
    [`${root}/data.json`, jsonOf(dataOf(body, release_id))],
    [`${root}/data.csv`, keep('text/csv; charset=utf-8', csvOf(body))],
    [`${root}/feed.atom`, keep('application/atom+xml; charset=utf-8', feed)],
    ...commentsFiles(said, root),
    ...commissionerFiles(office, root),
    ...monitoringFiles(body, root),
    ...(proof === null ? [] : [[`${root}/proof.json`, jsonOf(proof)] as const]),
  ]
}

export function countsOf(recommendations: readonly PublicRecommendation[]) {
  const of = (better: PublicRecommendation['better']) => recommendations.filter((one) => one.better === better).length
  return {
    yes: of('yes'),
    no: of('no'),
    early: of('too early to say'),
    untested: of('not tested yet'),
    closed: of('closed by the inspectorate'),
    superseded: of('superseded'),
    all: recommendations.length,
  }
}

const withChart = (one: PublicMeasure, statements: readonly string[]) => ({
  ...one,
  chart: monthsChart(one),
  sql: statements[one.statement ?? 0] ?? null,
})

/** When a release first said of each recommendation what the newest says, by its identity. */
function sinceWhen({ said }: Published, force: string): ReadonlyMap<string, string> {
  const since = new Map<string, { readonly said: string; readonly at: string; readonly ended: boolean }>()
  for (const one of said) {
    if (one.force_id !== force) continue
    const known = since.get(one.id)
    if (known === undefined) since.set(one.id, { said: one.said, at: one.frozen_at, ended: false })
    else if (known.ended) continue
    else if (known.said === one.said) since.set(one.id, { ...known, at: one.frozen_at })
    else since.set(one.id, { ...known, ended: true })
  }
  return new Map([...since].map(([id, { at }]) => [id, at]))
}

/** The one total of files that its gaps are taken from, with the statement that counted it; null in releases from before it was kept. */
function filesCounted({ gaps = [] }: PublicRecommendation, statements: readonly string[]) {
  const files = gaps[0]?.files
  return files === undefined ? null : { ...files, sql: statements[files.statement] ?? null }
}
