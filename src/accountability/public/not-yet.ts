// The pages and files of a force before its first figures: each address that a release will have says so, and what its commissioner has published stands there all the same.
import { type Instant, localDate } from '../../kernel/time.ts'
import { officialForces } from '../../registers/forces.ts'
import { assurancesSaid, commissionerFiles, commissionerPage } from './assurances-said.ts'
import { commentsFiles, commentsPages } from './comments-pages.ts'
import { commentsSaid } from './comments-said.ts'
import { atomOf } from './feed.ts'
import { jsonOf, type Kept, keep } from './kept.ts'
import { monitoringFiles, monitoringPage } from './monitoring-said.ts'
import { csvOf, licence } from './open-data.ts'
import type { Published } from './published.ts'
import { questionFiles } from './question-files.ts'
import { undertakingsSaid } from './undertakings-said.ts'

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]

/** Forces that work with Vigil, and have published no figures. */
export function notYet({ releases, forums, commissioner }: Published): readonly { force: string; forceName: string }[] {
  const there = new Set(releases.map(({ body }) => body.force))
  const working = new Set([...forums, ...commissioner].map(({ force_id }) => force_id))
  return [...working]
    .filter((force) => !there.has(force))
    .sort()
    .map((force) => ({ force, forceName: forums.find((one) => one.force_id === force)?.name ?? nameOf(force) }))
}

/** As its releases will call it; where the clock has not said that yet, by the official list, or by its own short name. */
function nameOf(force: string): string {
  const [, official = force, demonstration] = /^(.+?)(-demonstration)?$/.exec(force) ?? []
  const name = officialForces.find(({ id }) => id === official)?.name ?? official
  return demonstration === undefined ? name : `${name} (demonstration)`
}

type Force = ReturnType<typeof notYet>[number]

export function pagesNotYet({ force, forceName }: Force, published: Published, now: Instant): readonly Page[] {
  const root = `/${force}`
  const { said, office } = ofCommissioner(published, force, now)
  const shared = { release: { force, forceName, recommendations: [] }, root, notYet: true }
  return [
    ['not-yet', root, { ...shared, title: forceName }],
    ['questions', `${root}/questions`, { ...shared, title: 'Questions and answers', answers: [], inHand: [] }],
    ['all-releases', `${root}/releases`, { ...shared, title: 'Every release', all: [] }],
    ...commentsPages(said, shared, localDate(now)),
    commissionerPage(office, shared),
    monitoringPage(shared),
  ]
}

/** What a program reads there later, empty and in the same form: whoever follows it need not come back to look. */
export function filesNotYet(
  { force, forceName }: Force,
  published: Published,
  { address, now }: { readonly address: string; readonly now: Instant },
): readonly (readonly [string, Kept])[] {
  const root = `/${force}`
  const { said, office } = ofCommissioner(published, force, now)
  const nothing = { force, forceName, frozenAt: now, recommendations: [] }
  const because = 'No figures are published yet.'
  return [
    [`${root}/data.json`, jsonOf({ releaseId: null, licence, force, forceName, recommendations: [], because })],
    [`${root}/data.csv`, keep('text/csv; charset=utf-8', csvOf(nothing))],
    [`${root}/proof.json`, jsonOf({ releaseId: null, proof: null, because })],
    [
      `${root}/feed.atom`,
      keep('application/atom+xml; charset=utf-8', atomOf(nothing, new Map(), address, [], said, office)),
    ],
    ...commentsFiles(said, root),
    ...commissionerFiles(office, root),
    ...monitoringFiles({}, root),
    ...questionFiles(published, force, root),
  ]
}

function ofCommissioner({ commissioner }: Published, force: string, now: Instant) {
  const noFigures = { force, sql: '', recommendations: [] }
  return {
    said: commentsSaid(commissioner, force),
    office: {
      assurances: assurancesSaid(commissioner, noFigures),
      undertakings: undertakingsSaid(commissioner, noFigures, localDate(now)),
    },
  }
}
