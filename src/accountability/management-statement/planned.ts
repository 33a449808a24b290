// Of the action plan what a force management statement asks: who there is for it, and what it changes by when. Aggregates: no owner's name.
import { isActionOverdue } from '../../practice/stages.ts'

/** An action as it stands, with what happened to it in the year. */
export type Planned = {
  readonly record_id: string
  readonly number: number
  readonly text: string
  readonly owned: boolean
  readonly due_on: string | null
  readonly effect_on: string | null
  readonly state: string
  readonly date_changes: number
  readonly posts_funded: number | null
  readonly posts_filled: number | null
  readonly moved_in_year: number
  readonly checked_in_year: boolean
}

/** Posts are of the actions that need any; what nobody owns is counted whether or not it needs one. */
export function workforceOf(actions: readonly Planned[]) {
  const posts = actions
    .filter(({ posts_funded }) => posts_funded !== null)
    .map((one) => ({ ...named(one), funded: one.posts_funded ?? 0, filled: one.posts_filled ?? 0 }))
  const [funded, filled] = [sum(posts.map((one) => one.funded)), sum(posts.map((one) => one.filled))]
  return {
    actions: actions.length,
    posts,
    ...{ funded, filled, vacant: funded - filled },
    unallocated: actions.filter(({ owned }) => !owned).map(named),
  }
}

/** Done is what a second person has checked; overdue is asked of today. */
export function changeOf(actions: readonly Planned[], today: string) {
  const rows = actions.map((one) => ({
    ...named(one),
    state: one.state,
    due_on: one.due_on,
    effect_on: one.effect_on,
    date_changes: one.date_changes,
    overdue: isActionOverdue(one.state, one.due_on, today),
  }))
  return {
    rows,
    done: actions.filter(({ state }) => state === 'checked').length,
    doneInYear: actions.filter(({ checked_in_year }) => checked_in_year).length,
    waitForCheck: actions.filter(({ state }) => state === 'claimed done').length,
    overdue: rows.filter(({ overdue }) => overdue).length,
    undated: actions.filter(({ due_on, state }) => due_on === null && state !== 'checked').length,
    movesInYear: sum(actions.map((one) => one.moved_in_year)),
    movedTwice: actions.filter(({ date_changes }) => date_changes > 1).length,
  }
}

const named = ({ record_id, number, text }: Planned) => ({ record_id, number, text })
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
