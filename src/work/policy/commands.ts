// The commands about a version of the policy; and another person's approval or refusal.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { dateAndTime } from '../../kernel/time.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import { text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type PolicyCommand, record, refused, versions } from './deciding.ts'
import type { PolicyGiven } from './given.ts'
import { type PolicyState, policy } from './procedure.ts'
import { propose } from './proposing.ts'
import { toTakeBack } from './taking-back.ts'

export const commandsOf = (given: PolicyGiven): readonly BoundCommand[] => [
  bind(policy, propose(given), {
    says: 'Proposed: another person must approve it',
    button: 'Propose',
    initial: async (world) => {
      const { values } = world.policyAt(world.now)
      return await Promise.resolve({
        values: Object.fromEntries(given.settings.map(({ name }) => [name, values[name]])),
      })
    },
    choices: async (world) => await Promise.resolve({ takenBack: toTakeBack(given, world.policyAt(world.now)) }),
    load: async () =>
      await Promise.resolve({
        about: [
          'Change only what you need to and leave the rest. Duties that have already started keep their times.',
          'It has no effect until another person approves it.',
        ],
      }),
  }),
  bind(policy, approve, { says: 'Approved: it takes effect on its date', button: 'Approve this version' }),
  bind(policy, refuse, { says: 'Refused', button: 'Refuse this version' }),
]

const nothing = Type.Object({})
const why = Type.Object({ because: text('Why not', 'Say why you are refusing it') })

const approve: PolicyCommand<typeof nothing> = {
  name: 'approve',
  title: 'Approve this version of the policy',
  path: 'approval',
  permission: 'approve policy',
  body: nothing,
  evidence: versions,
  decide: (asked) => {
    const { proposal } = asked.state
    const waits = waiting(asked.state)
    if (proposal === null || waits.length > 0) return refused(...waits)
    // A version holds all values: approving an older proposal would quietly undo what was approved since.
    const overtaken = asked.evidence.find((one) => one.approved_at !== null && one.approved_at > proposal.at)
    const refusals = [
      ...byAnotherHuman(asked.by, proposal.by, 'You proposed this. Another person must approve it.'),
      ...(proposal.effectiveFrom < asked.now
        ? [
            refusal(
              '',
              `It was to come into force on ${dateAndTime(proposal.effectiveFrom)}, which has passed. Ask for it to be proposed again with a later date.`,
            ),
          ]
        : []),
      ...(overtaken === undefined
        ? []
        : [
            refusal(
              '',
              `Version “${overtaken.version}” was approved after this was proposed. Ask for it to be proposed again.`,
            ),
          ]),
    ]
    if (refusals.length > 0) return refused(...refusals)
    return record({
      kind: 'policy.approved/1',
      happenedAt: asked.now,
      body: { proposedAtPosition: proposal.position },
    })
  },
}

const refuse: PolicyCommand<typeof why> = {
  name: 'refuse',
  title: 'Refuse this version of the policy',
  path: 'refusal',
  permission: 'approve policy',
  body: why,
  evidence: versions,
  decide: (asked) => {
    const { proposal } = asked.state
    const waits = waiting(asked.state)
    if (proposal === null || waits.length > 0) return refused(...waits)
    return record({
      kind: 'policy.refused/1',
      happenedAt: asked.now,
      body: { proposedAtPosition: proposal.position, because: asked.body.because },
    })
  },
}

function waiting(state: PolicyState): readonly Refusal[] {
  if (state.approved !== null) return [refusal('', 'This version has already been approved.')]
  if (state.refused !== null) return [refusal('', 'This version was refused. Ask for it to be proposed again.')]
  return []
}
