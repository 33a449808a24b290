// Of the action plan what a force management statement asks: who there is for it, and what it changes by when. Aggregates: no owner's name.
import type { Reader } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import { isActionOverdue } from '../../practice/stages.ts'
import type { World } from '../../registers/world.ts'

/** The plan by what was recorded before a moment, and what happened to each action from one moment until another. */
export type ReadPlanThen = (
  reader: Reader,
  world: World,
  asked: { readonly before: Instant; readonly from: Instant; readonly until: Instant },
) => Promise<readonly Planned[]>

/** An action as it stood, with what happened to it in the year. */
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

/** Done is what a second person has checked; `day`: the first that is not counted, today or the one after the year. */
export function changeOf(actions: readonly Planned[], day: string) {
  const rows = actions.map((one) => ({
    ...named(one),
    state: one.state,
    due_on: one.due_on,
    effect_on: one.effect_on,
    date_changes: one.date_changes,
    overdue: isActionOverdue(one.state, one.due_on, day),
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
