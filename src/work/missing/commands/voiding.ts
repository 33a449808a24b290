// A record that was never an episode: proposed by one, decided by another, kept and counted.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { text } from '../../../web/fields.ts'
import type { EpisodeState } from '../state.ts'
import { command, no, unless } from './deciding.ts'

/** What is owed after a death or serious injury is owed by law, whatever the record should have been. */
const graveRefusals = ({ grave }: EpisodeState) =>
  grave === null
    ? []
    : [refusal('', 'A death or serious injury is recorded here and must be referred, so the record cannot be void.')]

export const proposeVoid = command({
  name: 'propose-void',
  title: 'Propose to void this record',
  path: 'void-proposal',
  permission: 'void an episode',
  body: Type.Object({
    because: text('Why was this never an episode?', 'Enter why', {
      description: 'A second person must decide. The record is kept and counted',
    }),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...(asked.state.phase === 'voided' ? [refusal('', 'This record is already void.')] : []),
        ...graveRefusals(asked.state),
      ],
      { kind: 'missing.void-proposed/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const voidRecord = command({
  name: 'void',
  title: 'Void this record',
  path: 'void',
  permission: 'void an episode',
  body: Type.Object({ because: text('Why you agree', 'Enter why you agree') }),
  evidence: none,
  decide: (asked) => {
    const proposed = asked.state.voidProposed
    if (proposed === null) return no('', noneProposed)
    const own = byAnotherHuman(asked.by, proposed.by, 'You proposed it: a second person must agree.')
    return unless([...own, ...graveRefusals(asked.state)], {
      kind: 'missing.voided/1',
      happenedAt: asked.now,
      body: { proposedAtPosition: proposed.position, because: asked.body.because },
    })
  },
})

export const refuseVoid = command({
  name: 'refuse-void',
  title: 'Refuse to void this record',
  path: 'void-refusal',
  permission: 'void an episode',
  body: Type.Object({
    because: text('Why it is an episode', 'Enter why it is an episode', {
      description: 'If you proposed it, you can take it back here. It can be proposed again',
    }),
  }),
  evidence: none,
  decide: ({ state: { voidProposed }, now, body }) =>
    voidProposed === null
      ? no('', noneProposed)
      : unless([], {
          kind: 'missing.void-refused/1',
          happenedAt: now,
          body: { proposedAtPosition: voidProposed.position, because: body.because },
        }),
})

const noneProposed = 'Nobody has proposed to void this record.'
