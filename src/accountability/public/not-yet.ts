// The pages of a force before its first figures: they say so, and what its commissioner has published stands there all the same.
import { type Instant, localDate } from '../../kernel/time.ts'
import { officialForces } from '../../registers/forces.ts'
import { assurancesSaid, commissionerFiles, commissionerPage } from './assurances-said.ts'
import { commentsFiles, commentsPages } from './comments-pages.ts'
import { commentsSaid } from './comments-said.ts'
import type { Kept } from './kept.ts'
import type { Published } from './published.ts'
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
    ...commentsPages(said, shared, localDate(now)),
    commissionerPage(office, shared),
  ]
}

export function filesNotYet(
  { force }: Force,
  published: Published,
  now: Instant,
): readonly (readonly [string, Kept])[] {
  const { said, office } = ofCommissioner(published, force, now)
  return [...commentsFiles(said, `/${force}`), ...commissionerFiles(office, `/${force}`)]
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
