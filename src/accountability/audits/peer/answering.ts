// Grading or refusing a file that came from another force: each answer goes back in its own transaction.
import Type from 'typebox'
import type { Instant } from '../../../kernel/time.ts'
import { deciding, no, when } from '../../../registers/deciding.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { type Also, type Command, none } from '../../../registers/records.ts'
import { text } from '../../../web/fields.ts'
import { gradingFields } from '../grading.ts'
import type { NewPeerFact, PeerFact } from './facts.ts'
import type { PeerState } from './procedure.ts'

const { unless } = deciding<NewPeerFact>()
const waits = ({ graded, refused, recalled }: PeerState) => [
  ...when(graded !== null || refused !== null, '', 'This file has already been answered.'),
  ...when(
    recalled !== null,
    '',
    `The other force took it back: ${recalled?.because ?? ''} You can still send anything you found about a child at risk.`,
  ),
]

type Said = { readonly grading: unknown; readonly because: string | null }
const backTo = (
  recordId: string,
  { received }: PeerState,
  by: { readonly forceId: string; readonly name: string },
  said: Said,
  now: Instant,
): readonly Also[] =>
  received === null
    ? []
    : [
        alsoSending(
          recordId,
          {
            fromForce: by.forceId,
            toForce: received.fromForce,
            kind: 'audit grading',
            body: { peerFileId: recordId, fileId: received.fileId, by: by.name, ...said },
          },
          now,
        ),
      ]

const Graded = Type.Object(gradingFields)
export const gradePeer: Command<PeerState, PeerFact, typeof Graded, null> = {
  name: 'grade',
  title: 'Grade this file',
  path: 'grading',
  permission: 'grade files',
  body: Graded,
  evidence: none,
  decide: ({ recordId, body, state, by, now }) => {
    const decision = unless(waits(state), { kind: 'peer-file.graded/1', happenedAt: now, body })
    if (decision.kind === 'refused') return decision
    return { ...decision, also: backTo(recordId, state, by, { grading: body, because: null }, now) }
  },
}

const Refused = Type.Object({ because: text('Why not?', 'Enter why. The other force will read it', { most: 1000 }) })
export const refusePeer: Command<PeerState, PeerFact, typeof Refused, null> = {
  name: 'refuse',
  title: 'We do not grade it',
  path: 'refusal',
  permission: 'grade files',
  body: Refused,
  evidence: none,
  decide: ({ recordId, body, state, by, now }) => {
    const decision = unless(waits(state), { kind: 'peer-file.refused/1', happenedAt: now, body })
    if (decision.kind === 'refused') return decision
    return { ...decision, also: backTo(recordId, state, by, { grading: null, because: body.because }, now) }
  },
}

const Raised = Type.Object({
  concern: text('What puts the child at risk now', 'Enter what puts the child at risk now', { most: 3000 }),
})
/** The copy names nobody, so that nobody can be rung about the child: whoever has the case is told by this alone. */
export const raisePeerConcern: Command<PeerState, PeerFact, typeof Raised, null> = {
  name: 'raise-concern',
  title: 'Immediate safeguarding concern: tell the other force now',
  path: 'safeguarding-concern',
  permission: 'grade files',
  body: Raised,
  commutes: true,
  evidence: none,
  decide: ({ recordId, body: { concern }, state: { received }, by, now }) =>
    received === null
      ? no('', 'There is no such file.')
      : {
          kind: 'facts',
          facts: [{ kind: 'peer-file.concern-raised/1', happenedAt: now, body: {} }],
          also: [
            alsoSending(
              recordId,
              {
                fromForce: by.forceId,
                toForce: received.fromForce,
                kind: 'audit concern',
                body: { peerFileId: recordId, fileId: received.fileId, by: by.name, concern },
              },
              now,
            ),
          ],
        },
}
