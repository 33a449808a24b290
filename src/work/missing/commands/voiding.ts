// A record that was never an episode: proposed by one, decided by another, kept and counted.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import { text } from '../../../web/fields.ts'
import type { EpisodeState } from '../state.ts'
import { command, no, unless } from './deciding.ts'

/** What is owed after a death or serious injury is owed by law, whatever the record should have been. */
const graveRefusals = ({ grave }: EpisodeState) =>
  grave === null
    ? []
    : [refusal('', 'A death or serious injury is recorded here and must be referred, so the record cannot be void.')]

/** Proposed twice, the first proposal would be gone without anybody's word, and so would who may not agree to it. */
export const standsAgainstVoidProposal = ({ voidProposed, phase }: EpisodeState): readonly string[] =>
  voidProposed === null || phase === 'voided'
    ? []
    : ['Somebody has already proposed to void this record, and a second person must decide on that first.']

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
        ...standsAgainstVoidProposal(asked.state).map((sentence) => refusal('', sentence)),
        ...graveRefusals(asked.state),
      ],
      { kind: 'missing.void-proposed/1', happenedAt: asked.now, body: asked.body },
    ),
})

/** Said in place of the form too: nobody writes why they agree to what they cannot decide. */
export const standsAgainstVoid = (who: Human, state: EpisodeState): readonly Refusal[] =>
  state.voidProposed === null
    ? [refusal('', noneProposed)]
    : [
        ...byAnotherHuman(who, state.voidProposed.by, 'You proposed it: a second person must agree.'),
        ...graveRefusals(state),
      ]

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
    return unless(standsAgainstVoid(asked.by, asked.state), {
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

export const noneProposed = 'Nobody has proposed to void this record.'
