// An action as the pages show it: its recommendations by name, what it waits for in order of date, and whether it is late today.
import { isActionOverdue, isOpenAction } from '../../../practice/stages.ts'
import type { ActionRow, Recommendation } from './queries.ts'

export type ShownAction = ActionRow & {
  readonly href: string
  readonly overdue: boolean
  readonly serves: readonly { readonly href: string; readonly reference: string; readonly theme: string }[]
  readonly waitsFor: readonly Before[]
  /** What still keeps it from a plan that can be approved. */
  readonly lacks: readonly string[]
}

/** The measures that there are. */
type Measured = { readonly has: (id: string) => boolean }

type Before = {
  readonly href: string
  readonly number: number
  readonly text: string
  readonly dueOn: string | null
  readonly dateChanges: number
  readonly state: string
  /** It ends only after this one was to begin. */
  readonly tooLate: boolean
}

export function shownActions(
  rows: readonly ActionRow[],
  recommendations: readonly Recommendation[],
  measured: Measured,
  today: string,
): readonly ShownAction[] {
  const byId = new Map(rows.map((row) => [row.record_id, row]))
  const named = new Map(recommendations.map((row) => [row.record_id, row]))
  return rows.map((row) => ({
    ...row,
    href: `/action/${row.record_id}`,
    overdue: isActionOverdue(row.state, row.due_on, today),
    serves: row.recommendations.flatMap((id) => {
      const one = named.get(id)
      return one ? [{ href: `/recommendation/${id}`, reference: one.reference, theme: one.theme }] : []
    }),
    waitsFor: row.depends_on
      .flatMap((id) => byId.get(id) ?? [])
      .sort((a, b) => (a.due_on ?? '9999').localeCompare(b.due_on ?? '9999') || a.number - b.number)
      .map((one) => before(one, row)),
    lacks: lacking(row, measured),
  }))
}

const before = (one: ActionRow, after: ActionRow): Before => ({
  href: `/action/${one.record_id}`,
  number: one.number,
  text: one.text,
  dueOn: one.due_on,
  dateChanges: one.date_changes,
  state: one.state,
  tooLate: isOpenAction(one.state) && one.due_on !== null && after.start_on !== null && one.due_on > after.start_on,
})

type Lacking = Pick<ActionRow, 'owner_id' | 'due_on' | 'measures' | 'audit_only' | 'state'>

const lacking = (row: Lacking, measured: Measured): readonly string[] => [
  ...(row.owner_id === null ? ['a named owner'] : []),
  ...(row.due_on === null ? ['dates'] : []),
  ...(row.measures.length === 0 && row.audit_only === null ? ['a measure, or “audit only” with the reason'] : []),
  ...(row.measures.length > 0 && row.state !== 'checked' && !row.measures.some((id) => measured.has(id))
    ? [
        `a measure that is still measured: ${row.measures.join(' and ')} ${row.measures.length === 1 ? 'is' : 'are'} no longer measured`,
      ]
    : []),
]

/** The numbers at the head of the plan. Withdrawn actions count in none but their own. */
export function headline(shown: readonly ShownAction[]) {
  const live = shown.filter((one) => one.state !== 'withdrawn')
  return {
    unallocated: live.filter((one) => one.state === 'unallocated').length,
    overdue: live.filter((one) => one.overdue).length,
    unchecked: live.filter((one) => one.state === 'claimed done').length,
    /** Actions, and not moves: one that moved twice is one of them. */
    datesMoved: live.filter((one) => one.date_changes > 0).length,
    movedTwice: live.filter((one) => one.date_changes > 1).length,
    all: live.length,
    withdrawn: shown.length - live.length,
    postsFunded: live.reduce((sum, one) => sum + (one.posts_funded ?? 0), 0),
    postsFilled: live.reduce((sum, one) => sum + (one.posts_filled ?? 0), 0),
  }
}
