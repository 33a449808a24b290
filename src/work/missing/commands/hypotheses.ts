// What may have happened: set down, tested, and settled either way. Kept apart from the risk: none of it changes a grade, and setting one is not action.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { choice, choiceOf, text } from '../../../web/fields.ts'
import { isLive } from '../state.ts'
import { command, unless } from './deciding.ts'

/** More than that at once are no longer tested. */
const mostOpen = 12

export const setHypothesis = command({
  name: 'set-hypothesis',
  title: 'Set a hypothesis',
  path: 'hypotheses',
  permission: 'record an action',
  body: Type.Object({
    words: text('What may have happened?', 'Enter what may have happened', {
      description: 'Set one at a time, so that each can be borne out or ruled out. It does not change the grade',
      most: 500,
    }),
    because: text('What speaks for it, and what would rule it out?', 'Enter what speaks for it', { most: 1000 }),
  }),
  commutes: true,
  evidence: none,
  decide: ({ body, state, now }) =>
    unless(
      [
        ...(isLive(state) ? [] : [refusal('', 'This episode is closed: reopen it before adding to it.')]),
        ...(state.hypotheses.filter((one) => one.settled === null).length < mostOpen
          ? []
          : [refusal('', `There are ${mostOpen} open hypotheses: settle one first.`)]),
      ],
      { kind: 'missing.hypothesis-set/1', happenedAt: now, body },
    ),
})

export const settleHypothesis = command({
  name: 'settle-hypothesis',
  title: 'Settle a hypothesis',
  path: 'hypothesis-outcomes',
  permission: 'record an action',
  body: Type.Object({
    hypothesis: choiceOf('Which hypothesis?', 'Choose the hypothesis'),
    outcome: choice('What came of it?', 'Choose what came of it', ['borne out', 'ruled out']),
    because: text('By what?', 'Enter what bore it out or ruled it out', { most: 1000 }),
  }),
  commutes: true,
  evidence: none,
  decide: ({ body, state, now }) => {
    const found = state.hypotheses.find((one) => String(one.position) === body.hypothesis && one.settled === null)
    if (found === undefined)
      return unless([refusal('hypothesis', 'This hypothesis is already settled: choose one that is open.')])
    return unless([], {
      kind: 'missing.hypothesis-settled/1',
      happenedAt: now,
      body: {
        hypothesisPosition: found.position,
        words: found.words,
        outcome: body.outcome,
        because: body.because,
      },
    })
  },
})
