// The pages and files of one force: its newest release, its answers, every release before it.
import { type Instant, instant, localDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { askedOfOthers, askedWithForce, isForces } from '../asked-of.ts'
import { assuranceOf, assurancesSaid, commissionerFiles, commissionerPage } from './assurances-said.ts'
import { queriesBeside } from './beside-now.ts'
import { commentsFiles, commentsPages, unanswered } from './comments-pages.ts'
import { commentsSaid, ofRecommendation } from './comments-said.ts'
import type { PublicRecommendation } from './facts.ts'
import { atomOf, sinceWhen } from './feed.ts'
import { jsonOf, type Kept, keep } from './kept.ts'
import { monitoringFiles, monitoringPage } from './monitoring-said.ts'
import { csvOf, dataOf } from './open-data.ts'
import { answersOf, type Published, thenAndNow } from './published.ts'
import { questionFiles } from './question-files.ts'
import { answeredWords, gapWords, recommendationValues } from './recommendation-values.ts'
import { shortlyOf } from './shortly.ts'
import { undertakingsSaid } from './undertakings-said.ts'

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]
type Given = { readonly published: Published; readonly asking: boolean; readonly now: Instant }
type Release = Published['releases'][number]

export function forcePages(release: Release, given: Given): readonly Page[] {
  const { body, release_id, frozen_at, proof } = release
  const { published, now } = given
  const root = `/${body.force}`
  const said = commentsSaid(published.commissioner, body.force)
  const today = localDate(now)
  const office = officeOf(published, body, today)
  const shared = { release: body, releaseId: release_id, root, frozenAt: instant(frozen_at), proven: proof !== null }
  return [
    ['force', root, { ...shared, ...firstPageValues(body, given, said, office) }],
    ['questions', `${root}/questions`, { ...shared, ...questionsValues(body, given) }],
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
          ...recommendationValues(one, body.statements ?? [body.sql], body.frozenAt),
          commented: ofRecommendation(one, said, today),
          assured: assuranceOf(office.assurances, one.id),
        },
      ],
    ),
  ]
}

function firstPageValues(
  body: Release['body'],
  { published, asking, now }: Given,
  said: ReturnType<typeof commentsSaid>,
  { assurances, undertakings }: ReturnType<typeof officeOf>,
) {
  const answers = answersOf(published, body.force)
  const today = localDate(now)
  return {
    title: body.forceName,
    answers: answers.slice(0, 5),
    counts: countsOf(body.recommendations),
    hasGaps: body.recommendations.some(({ gaps = [] }) => gaps.length > 0),
    ofOthers: body.recommendations.flatMap((one) => {
      const whose = askedOfOthers(askedOf(one))
      return whose === null ? [] : [{ ...one, heading: capital(one.theme), whose, answered: answeredWords(one) }]
    }),
    recommendations: ofTheForce(body.recommendations).map((one) => ({
      ...one,
      besides: askedWithForce(askedOf(one)),
      heading: capital(one.theme),
      shortly: shortlyOf(one),
      measures: one.measures.map((each) => ({ ...each, gap: gapWords(one, each) })),
    })),
    comments: unanswered(body, said.slice(0, 5)),
    assurances: assurances.filter(({ again }) => again === null).slice(0, 5),
    undertaken: undertakings.length,
    undertakenLate: undertakings.filter(({ late, doneOn }) => late && doneOn === null).length,
    today,
    overdue: body.againBy !== undefined && today > body.againBy,
    asking,
  }
}

function questionsValues(body: Release['body'], { published, asking }: Given) {
  const asked = answersOf(published, body.force).map((one) => thenAndNow(one, body))
  const given = asked.flatMap(({ exchanges }) => exchanges.flatMap(({ answers }) => answers))
  return {
    title: 'Questions and answers',
    answers: asked,
    measured: given.some(({ figure }) => figure !== null),
    queries: queriesBeside(given),
    inHand: published.inHand
      .filter((one) => one.force_id === body.force)
      .map((one) => ({ ...one, stage: stageWords[one.stage] ?? one.stage })),
    asking,
  }
}

/** How far it is assured, and what it undertook. */
const officeOf = ({ commissioner }: Published, release: Release['body'], today: string) => ({
  assurances: assurancesSaid(commissioner, release),
  undertakings: undertakingsSaid(commissioner, release, today),
})

/** As whoever asked reads it on their own page. */
const stageWords: Readonly<Record<string, string>> = {
  received: 'waiting for a decision on whether to put it',
  admitted: 'waiting for somebody to answer it',
  allocated: 'being answered',
  answered: 'answered; the answer will be published soon',
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
    ...questionFiles(published, body.force, root),
    ...(proof === null ? [] : [[`${root}/proof.json`, jsonOf(proof)] as const]),
  ]
}

/** As the register has it; of releases from before it was published, nothing: those count as the force’s. */
const askedOf = ({ askedOf: asked_of = [] }: PublicRecommendation) => ({ asked_of })

const ofTheForce = (all: readonly PublicRecommendation[]) => all.filter((one) => isForces(askedOf(one)))

/** What others are asked alone is in no count of the force. */
export function countsOf(all: readonly PublicRecommendation[]) {
  const recommendations = ofTheForce(all)
  const of = (better: PublicRecommendation['better']) => recommendations.filter((one) => one.better === better).length
  return {
    yes: of('yes'),
    no: of('no'),
    early: of('too early to say'),
    untested: of('not tested yet'),
    closed: of('closed by the inspectorate'),
    superseded: of('superseded'),
    all: recommendations.length,
    ofOthers: all.length - recommendations.length,
  }
}
