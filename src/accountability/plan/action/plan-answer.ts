// What the plan answers a program, field by field.
import Type from 'typebox'
import { Maybe, OneOf } from '../../../registers/schemas.ts'
import { beside } from './answer-parts.ts'
import { actions, registered } from './queries.ts'

const Headline = Type.Object({
  unallocated: Type.Number(),
  overdue: Type.Number(),
  unchecked: Type.Number(),
  datesMoved: Type.Number(),
  movedTwice: Type.Number(),
  all: Type.Number(),
  withdrawn: Type.Number(),
  postsFunded: Type.Number(),
  postsFilled: Type.Number(),
})

const Table = Type.Object({
  caption: Type.String(),
  head: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
})

const Action = Type.Object({ ...actions.row.properties, ...beside })

export const planAnswer = Type.Object({
  headline: Headline,
  /** Whose, which and for which recommendation alone are listed; null for all. The headline counts the whole plan. */
  whose: Maybe(Type.String()),
  which: Maybe(OneOf('unallocated', 'overdue', 'unchecked', 'moved')),
  recommendation: Maybe(Type.String()),
  chosenWords: Maybe(Type.String()),
  ways: Type.Array(Type.Object({ value: Type.String(), text: Type.String() })),
  everybody: Type.Array(Type.String()),
  chart: Type.Object({ svg: Type.String(), table: Table }),
  actions: Type.Array(Action),
  /** What wants somebody now, what is due later, what is checked: places in `actions`. */
  turns: Type.Array(Type.Object({ words: Type.String(), folded: Type.Boolean(), at: Type.Array(Type.Number()) })),
  withdrawn: Type.Array(Action),
  byRecommendation: Type.Array(Type.Object({ ...registered.row.properties, actions: Type.Array(Action) })),
  unserved: Type.Array(registered.row),
  /** Addressed to other bodies, and served by no action: never counted with the force’s. */
  ofOthers: Type.Array(Type.Object({ ...registered.row.properties, whose: Type.String() })),
  mayWrite: Type.Boolean(),
})
