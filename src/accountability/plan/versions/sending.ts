// A version is submitted, and the answer recorded: accepted or queried.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { optionalLine, optionalText, text } from '../../../web/fields.ts'
import { command, unless } from './plan-command.ts'
import { lastOf, type PlanState, type Version } from './procedure.ts'

export const submit = command({
  name: 'submit',
  title: 'Record that it was submitted',
  path: 'submission',
  permission: 'keep the plan',
  body: Type.Object({
    receipt: optionalLine('Receipt', {
      most: 300,
      description: 'What shows that it arrived. You may leave this empty',
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const last = lastOf(state)
    return unless(when(last?.state !== 'approved', '', notYet(last, 'approved')), {
      kind: 'plan.submitted/1',
      happenedAt: now,
      body: { version: last?.number ?? 1, ...body },
    })
  },
})

const notYet = (last: Version | null, wanted: string) =>
  last === null ? 'No version has been drafted.' : `Version ${last.number} is not ${wanted}: it is ${last.state}.`

export const accept = command({
  name: 'accept',
  title: 'Record that it was accepted',
  path: 'acceptance',
  permission: 'keep the plan',
  body: Type.Object({ words: optionalText('What was said', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const sent = sentOf(state)
    return unless(when(sent === null, '', 'No version is waiting for an answer.'), {
      kind: 'plan.accepted/1',
      happenedAt: now,
      body: { version: sent?.number ?? 1, ...body },
    })
  },
})

export const query = command({
  name: 'query',
  title: 'Record that it was queried',
  path: 'query',
  permission: 'keep the plan',
  body: Type.Object({ words: text('What was asked?', 'Enter what was asked', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const sent = sentOf(state)
    return unless(when(sent === null, '', 'No version is waiting for an answer.'), {
      kind: 'plan.queried/1',
      happenedAt: now,
      body: { version: sent?.number ?? 1, ...body },
    })
  },
})

/** The answer comes to what was sent, though another version may be in hand. */
const sentOf = (state: PlanState): Version | null => state.versions.findLast((one) => one.state === 'submitted') ?? null
