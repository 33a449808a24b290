// What is refused of a closure test that is proposed or approved, and that no measure can test a recommendation.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { type Decision, none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { text } from '../../../web/fields.ts'
import { command } from '../command.ts'
import { completed, misnamed, testRefusals, untimely } from '../soundness.ts'
import { ProposedTest } from '../test.ts'
import { floorsOf } from '../test-floors.ts'
import type { Knowing } from '../test-preview.ts'

const refuse = (...sentences: readonly (readonly [field: string, sentence: string])[]): Decision => ({
  kind: 'refused',
  refusals: sentences.map(([field, sentence]) => refusal(field, sentence)),
})

export const Proposal = Type.Object({
  test: { ...ProposedTest, title: 'The test' },
  because: text('Why this test', 'Say why you chose this test'),
})

export const proposeTest = ({ definitions, topics }: Knowing) =>
  command({
    name: 'propose-test',
    title: 'Propose a closure test',
    path: 'test-proposals',
    permission: 'propose policy',
    body: Proposal,
    evidence: none,
    decide: ({ body, now, state, policy }) => {
      const { test, refusals } = completed(body.test, definitions)
      const wrong = [
        ...refusals,
        ...(test === null ? [] : [...testRefusals(test, floorsOf(policy)), ...untimely(test, topics, localDate(now))]),
        ...(state.stage === 'superseded'
          ? ['This recommendation was superseded. Set the test of the one that replaced it.']
          : []),
      ]
      if (test === null || wrong.length > 0) return refuse(...wrong.map((sentence) => ['test', sentence] as const))
      const proposed = { test, because: body.because }
      return { kind: 'facts', facts: [{ kind: 'recommendation.test-proposed/1', happenedAt: now, body: proposed }] }
    },
  })

/** Said aloud rather than left open: what Vigil cannot measure it does not seem to. */
export const findUntestable = command({
  name: 'find-untestable',
  title: 'Record that no measure can test it',
  path: 'untestable',
  permission: 'propose policy',
  body: Type.Object({
    because: text('Why no measure can test it', 'Enter why no measure can test it', {
      most: 1000,
      description: 'Everybody reads this in place of a closure test',
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    if (state.received === null) return refuse(['', 'There is no such recommendation.'])
    if (state.test !== null) return refuse(['', 'It already has a closure test. If that is wrong, propose another.'])
    return { kind: 'facts', facts: [{ kind: 'recommendation.found-untestable/1', happenedAt: now, body }] }
  },
})

/** Held against definitions, policy and the day once more: each may have changed since it was proposed. */
export const approveTest = ({ definitions, topics }: Knowing) =>
  command({
    name: 'approve-test',
    title: 'Approve the closure test',
    path: 'test-approval',
    permission: 'approve policy',
    body: Type.Object({}),
    evidence: none,
    decide: ({ state, now, by, policy }) => {
      if (state.proposed === null) return refuse(['', 'No test has been proposed.'])
      const own = byAnotherHuman(by, state.proposed.by, 'You proposed this. Another person must approve it.')
      if (own.length > 0) return { kind: 'refused', refusals: own }
      const { test, position } = state.proposed
      const wrong = [
        ...misnamed(test, definitions),
        ...testRefusals(test, floorsOf(policy)),
        ...untimely(test, topics, localDate(now)),
      ]
      if (wrong.length > 0) return refuse(...wrong.map((sentence) => ['', sentence] as const))
      const body = { proposedAtPosition: position }
      return { kind: 'facts', facts: [{ kind: 'recommendation.test-approved/1', happenedAt: now, body }] }
    },
  })
