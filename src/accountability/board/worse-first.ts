// What a board looks at first: overdue, owned by nobody, dates moved twice. Read from a pack as frozen, and counted again from the facts of then.
import { isActionOverdue, isRecommendationOverdue } from '../../practice/stages.ts'
import { isForces } from '../asked-of.ts'
import type { Pack } from './frozen-pack.ts'

type Listed = Pick<Pack, 'recommendations' | 'actions' | 'duties' | 'dutiesOfComments'>
type AuditThen = Pack['audits'][number]
export type DutyThen = NonNullable<Pack['duties']>[number]

export function worseFirst({ recommendations, actions, duties = [] }: Listed, day: string) {
  // What others are asked alone is theirs to answer for.
  const forces = recommendations.filter(({ askedOf = [] }) => isForces({ asked_of: askedOf }))
  return {
    overdue: forces.filter((one) => isRecommendationOverdue(one, day)),
    overdueActions: actions.filter((one) => isActionOverdue(one.state, one.dueOn, day)),
    overdueDuties: duties,
    unallocated: actions.filter((one) => one.owner === null),
    movedTwice: [
      ...forces
        .filter((one) => one.dateChanges >= 2)
        .map(({ recordId, reference, theme, dateChanges }) => ({
          ...{ recordId, dateChanges },
          words: `${reference}: ${theme}`,
          at: `/recommendation/${recordId}`,
        })),
      ...actions
        .filter((one) => one.dateChanges >= 2)
        .map(({ recordId, words, dateChanges }) => ({ recordId, words, dateChanges, at: `/action/${recordId}` })),
    ],
  }
}

/** A recommendation or an action as its facts said when the ledger held so many. */
export type RegisterThen = {
  readonly recommendations: ReadonlyMap<
    string,
    { readonly stage: string; readonly dueOn: string | null; readonly dateChanges: number }
  >
  readonly actions: ReadonlyMap<
    string,
    {
      readonly state: string
      readonly dueOn: string | null
      readonly dateChanges: number
      /** Whether somebody owned it: a name may have changed since. */
      readonly owned: boolean
    }
  >
  /** Audits of case files that were drawn within the months of a pack, each with how its files were graded. */
  readonly audits: readonly AuditThen[]
  /** What the force owed by then and had not done. */
  readonly duties: readonly DutyThen[]
}

/** The lists of a frozen pack beside the same lists by what the facts said then; a status computed again takes the place of the frozen one. */
export function listsAgain(
  frozen: Listed,
  then: Omit<RegisterThen, 'audits'>,
  statuses: ReadonlyMap<string, string | null>,
  day: string,
) {
  const again: Listed = {
    recommendations: frozen.recommendations.flatMap((one) => {
      const known = then.recommendations.get(one.recordId)
      if (known === undefined) return []
      return [{ ...one, ...known, standing: statuses.get(one.recordId) ?? one.standing }]
    }),
    actions: frozen.actions.flatMap((one) => {
      const { owned, ...known } = then.actions.get(one.recordId) ?? { owned: null }
      return owned === null ? [] : [{ ...one, ...known, owner: owned ? (one.owner ?? 'somebody') : null }]
    }),
  }
  const [as, now] = [worseFirst(frozen, day), worseFirst(again, day)]
  const row = (what: string, a: readonly unknown[], b: readonly unknown[]) => ({
    what,
    frozen: a.length,
    now: b.length,
    same: keysOf(a) === keysOf(b),
  })
  return [
    row('Recommendations in the pack', frozen.recommendations, again.recommendations),
    row('Actions in the pack', frozen.actions, again.actions),
    row('Recommendations overdue', as.overdue, now.overdue),
    row('Actions overdue', as.overdueActions, now.overdueActions),
    // A pack of before they were frozen has none, and none is expected of it.
    ...(frozen.duties === undefined
      ? []
      : [row('Other duties overdue', frozen.duties.map(keyOfDuty), countedIn(frozen, then.duties).map(keyOfDuty))]),
    row('Actions that nobody owns', as.unallocated, now.unallocated),
    row('Dates moved twice or more', as.movedTwice, now.movedTwice),
  ]
}

/** Each audit's grades as frozen beside those by the facts of then; one that stands on one side only is not the same. */
export function auditsAgain(frozen: readonly AuditThen[], then: readonly AuditThen[]) {
  const [before, now] = [frozen, then].map((all) => new Map(all.map((one) => [one.recordId, one])))
  return [...new Set([...frozen, ...then].map(({ recordId }) => recordId))].map((recordId) => {
    const [one, again] = [before?.get(recordId) ?? null, now?.get(recordId) ?? null]
    return {
      recordId,
      title: one?.title ?? again?.title ?? '',
      frozen: one,
      now: again,
      same: one !== null && again !== null && counted.every((what) => one[what] === again[what]),
    }
  })
}
const counted = ['drawn', 'good', 'requiresImprovement', 'inadequate', 'inDispute'] as const

/** A pack from before comments under section 55 were among its duties is held against the others. */
const countedIn = ({ dutiesOfComments }: Listed, duties: readonly DutyThen[]): readonly DutyThen[] =>
  dutiesOfComments === true ? duties : duties.filter(({ record }) => record !== 'section-55')

const keyOfDuty = ({ recordId, words, dueAt }: DutyThen): string => `${recordId}, ${words}, ${dueAt}`

const keysOf = (rows: readonly unknown[]): string =>
  rows
    .map((one) => (typeof one === 'object' && one !== null && 'recordId' in one ? String(one.recordId) : String(one)))
    .sort()
    .join()
