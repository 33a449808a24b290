// The actions of the plan in turn: what wants somebody now, what is due later, what is checked. On a telephone the later ones fold.
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { ShownAction } from './shown.ts'

type Turn = {
  readonly words: string
  readonly folded: boolean
  /** Places in the list of actions. */
  readonly at: readonly number[]
}

const daysAhead = 28
const turns = ['Needs somebody now, or due within four weeks', 'Due later', 'Checked'] as const

export function inTurn(actions: readonly ShownAction[], today: LocalDate): readonly Turn[] {
  const soon = addDays(today, daysAhead)
  const turnOf = ({ state, owner_id, due_on, overdue }: ShownAction): (typeof turns)[number] => {
    if (state === 'checked') return 'Checked'
    const now = overdue || owner_id === null || due_on === null || due_on <= soon || state === 'claimed done'
    return now ? 'Needs somebody now, or due within four weeks' : 'Due later'
  }
  const byTurn = Map.groupBy(actions.keys(), (at) => {
    const action = actions[at]
    return action === undefined ? 'Due later' : turnOf(action)
  })
  return turns.flatMap((words, place) => {
    const at = byTurn.get(words) ?? []
    return at.length === 0 ? [] : [{ words, folded: place > 0, at }]
  })
}
