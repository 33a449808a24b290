// How far the local policing body is assured, as the public site knows it: beside the status that was computed then, and with what followed; its page and files with what it undertook.
import { stringify } from 'csv-stringify/sync'
import { disagreement } from '../assurance.ts'
import { Again, Assured } from '../commissioner-said.ts'
import { queriesBeside } from './beside-now.ts'
import type { Release } from './facts.ts'
import { jsonOf, type Kept, keep } from './kept.ts'
import { plain } from './plain-cell.ts'
import { byRecord, changedAt, readerOfPart, type SaidRow } from './said-parts.ts'
import { undertakingsCsv } from './undertaking-rows.ts'
import type { UndertakingSaid } from './undertakings-said.ts'

const assured = readerOfPart('assurance', Assured)
const again = readerOfPart('again', Again)

export type AssuranceSaid = ReturnType<typeof assurancesSaid>[number]

/** Those decided last first; `again` where a later decision took its place, which is published only if it stands here too. */
export function assurancesSaid(
  all: readonly SaidRow[],
  { force, recommendations }: Pick<Release, 'force' | 'recommendations'>,
) {
  const inRelease = new Map(recommendations.map(({ id, standing }) => [id, standing]))
  const said = byRecord(all, force).flatMap(([id, rows]) =>
    assured(rows).map((body) => ({ id, ...body, again: again(rows).at(0) ?? null, changedAt: changedAt(rows) })),
  )
  const here = new Set(said.map(({ id }) => id))
  return said
    .map((one) => ({ ...one, againIsHere: one.again !== null && here.has(one.again.by), ...newest(one, inRelease) }))
    .toSorted((a, b) => b.decidedOn.localeCompare(a.decidedOn) || b.id.localeCompare(a.id))
}

type Published = Assured & { readonly again: Again | null }

/** Beside the status of the newest release, where that shows the recommendation; not of a decision whose place another took. */
function newest(
  { recommendation, again: later, assurance, ...then }: Published,
  inRelease: ReadonlyMap<string, string | null>,
) {
  const isHere = recommendation !== null && inRelease.has(recommendation.id)
  const standingNow = isHere ? (inRelease.get(recommendation.id) ?? null) : null
  const disagreementNow = isHere && later === null ? disagreement({ assurance, standing: standingNow }) : null
  return {
    isHere,
    standingNow,
    disagreementNow,
    since: sinceWords({ ...then, isOver: !isHere || later !== null }, { standingNow, disagreementNow }),
  }
}

/** What has changed between the two since; null where nothing has. */
function sinceWords(
  then: Pick<Assured, 'standing' | 'disagreement'> & { readonly isOver: boolean },
  { standingNow, disagreementNow }: { readonly standingNow: string | null; readonly disagreementNow: string | null },
): string | null {
  if (then.isOver || then.standing === standingNow) return null
  if (disagreementNow !== null) return `In the newest release ${disagreementNow.replace(/^The /, 'the ')}`
  return then.disagreement === null
    ? null
    : `In the newest release the two agree: the status computed is “${standingNow ?? 'none'}”.`
}

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]
type Shared = { readonly release: Pick<Release, 'recommendations'>; readonly root: string }
type Both = { readonly assurances: readonly AssuranceSaid[]; readonly undertakings: readonly UndertakingSaid[] }

export function commissionerPage({ assurances, undertakings: own }: Both, shared: Shared): Page {
  const { root } = shared
  return [
    'commissioner',
    `${root}/commissioner`,
    {
      ...shared,
      title: 'What the commissioner says',
      assurances,
      undertakings: own,
      measured: own.some((one) => one.measures.length > 0),
      queries: queriesBeside(own.flatMap(({ measures }) => measures)),
    },
  ]
}

/** The newest published of one recommendation. */
export const assuranceOf = (all: readonly AssuranceSaid[], id: string): AssuranceSaid | null =>
  all.find(({ recommendation }) => recommendation?.id === id) ?? null

export const commissionerFiles = (
  { assurances, undertakings: own }: Both,
  root: string,
): readonly (readonly [path: string, kept: Kept])[] => [
  [`${root}/commissioner.json`, jsonOf({ licence: 'Open Government Licence v3.0', assurances, undertakings: own })],
  [`${root}/assurances.csv`, csv(assurances.map(assuranceRow), assuranceColumns)],
  [`${root}/undertakings.csv`, undertakingsCsv(own)],
]

const csv = (rows: readonly object[], columns: readonly string[]): Kept =>
  keep('text/csv; charset=utf-8', stringify([...rows], { header: true, columns: [...columns] }))

const assuranceColumns = [
  ...['decision_id', 'decided', 'published', 'forum', 'topic', 'recommendation_id', 'reference', 'assurance'],
  ...['because', 'asked_of_force', 'status_computed', 'disagreement', 'review_due', 'decided_again'],
  ...['status_newest', 'disagreement_newest', 'status_when_decided'],
]
const assuranceRow = (one: AssuranceSaid) => ({
  decision_id: one.id,
  decided: one.decidedOn,
  published: one.on,
  forum: plain(one.forum),
  topic: plain(one.topic),
  recommendation_id: one.recommendation?.id ?? '',
  reference: plain(one.recommendation?.reference ?? null),
  assurance: one.assurance,
  because: plain(one.because),
  asked_of_force: plain(one.furtherAction),
  status_computed: one.standing ?? '',
  disagreement: one.disagreement ?? '',
  review_due: one.nextReviewOn,
  decided_again: one.again?.on ?? '',
  status_newest: one.standingNow ?? '',
  disagreement_newest: one.disagreementNow ?? '',
  status_when_decided: one.standingThen ?? '',
})
