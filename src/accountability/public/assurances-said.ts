// How far the local policing body is assured and what it undertook, as the public site knows them: beside the status that was computed then, and with what followed.
import { stringify } from 'csv-stringify/sync'
import { Again, Assured, Done, Moved, Undertaking } from '../commissioner-said.ts'
import type { Release } from './facts.ts'
import { jsonOf, type Kept, keep } from './kept.ts'
import { plain } from './plain-cell.ts'
import { byRecord, changedAt, readerOfPart, type SaidRow } from './said-parts.ts'

const assured = readerOfPart('assurance', Assured)
const again = readerOfPart('again', Again)
const undertakings = readerOfPart('undertaking', Undertaking)
const moves = readerOfPart('moved', Moved)
const done = readerOfPart('done', Done)

export type AssuranceSaid = ReturnType<typeof assurancesSaid>[number]
export type UndertakingSaid = ReturnType<typeof undertakingsSaid>[number]

/** Those decided last first; `again` where a later decision took its place, which is published only if it stands here too. */
export function assurancesSaid(all: readonly SaidRow[], force: string) {
  const said = byRecord(all, force).flatMap(([id, rows]) =>
    assured(rows).map((body) => ({ id, ...body, again: again(rows).at(0) ?? null, changedAt: changedAt(rows) })),
  )
  const here = new Set(said.map(({ id }) => id))
  return said
    .map((one) => ({ ...one, againIsHere: one.again !== null && here.has(one.again.by) }))
    .toSorted((a, b) => b.decidedOn.localeCompare(a.decidedOn) || b.id.localeCompare(a.id))
}

/** Those that are not done first, the first due first. */
export function undertakingsSaid(all: readonly SaidRow[], force: string, today: string) {
  return byRecord(all, force)
    .flatMap(([id, rows]) =>
      undertakings(rows).map((body) => {
        const moved = moves(rows)
        const dueOn = moved.at(-1)?.dueOn ?? body.dueOn
        const doneOn = done(rows).at(0)?.on ?? null
        return {
          id,
          ...body,
          dueOn,
          dateChanges: body.dateChanges + moved.length,
          doneOn,
          late: (doneOn ?? today) > dueOn,
          changedAt: changedAt(rows),
        }
      }),
    )
    .toSorted((a, b) => (a.doneOn ?? '').localeCompare(b.doneOn ?? '') || a.dueOn.localeCompare(b.dueOn))
}

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]
type Shared = { readonly release: Pick<Release, 'recommendations'>; readonly root: string }
type Both = { readonly assurances: readonly AssuranceSaid[]; readonly undertakings: readonly UndertakingSaid[] }

export function commissionerPage({ assurances, undertakings: own }: Both, shared: Shared): Page {
  const { release, root } = shared
  const inRelease = new Map(release.recommendations.map((one) => [one.id, one.standing]))
  return [
    'commissioner',
    `${root}/commissioner`,
    {
      ...shared,
      title: 'What the commissioner says',
      assurances: assurances.map((one) => ({
        ...one,
        isHere: one.recommendation !== null && inRelease.has(one.recommendation.id),
        now: one.recommendation === null ? null : (inRelease.get(one.recommendation.id) ?? 'none'),
      })),
      undertakings: own,
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
  [`${root}/undertakings.csv`, csv(own.map(undertakingRow), undertakingColumns)],
]

const csv = (rows: readonly object[], columns: readonly string[]): Kept =>
  keep('text/csv; charset=utf-8', stringify([...rows], { header: true, columns: [...columns] }))

const assuranceColumns = [
  ...['decision_id', 'decided', 'published', 'forum', 'topic', 'recommendation_id', 'reference', 'assurance'],
  ...['because', 'asked_of_force', 'status_computed', 'disagreement', 'review_due', 'decided_again'],
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
})

const undertakingColumns = ['action_id', 'words', 'undertaken', 'published', 'first_due', 'due', 'date_changes', 'done']
const undertakingRow = (one: UndertakingSaid) => ({
  action_id: one.id,
  words: plain(one.words),
  undertaken: one.undertakenOn,
  published: one.on,
  first_due: one.firstDueOn,
  due: one.dueOn,
  date_changes: one.dateChanges,
  done: one.doneOn ?? '',
})
