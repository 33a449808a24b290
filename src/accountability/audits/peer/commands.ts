// Sending a file to another force, and grading or refusing one that came: each answer goes back in its own transaction.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import type { Instant } from '../../../kernel/time.ts'
import { deciding, when } from '../../../registers/deciding.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { allForces, forceById } from '../../../registers/forces.ts'
import { type Also, type Command, none } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { choiceOf, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import type { Auditable, Entry } from '../cases.ts'
import type { FileFact } from '../facts.ts'
import type { FileState } from '../file-state.ts'
import { gradingFields } from '../grading.ts'
import { auditedFile } from '../procedure.ts'
import { copyOf, hashOf } from './copy.ts'
import type { NewPeerFact, PeerFact } from './facts.ts'
import { onPaperCommands } from './on-paper.ts'
import { type PeerState, peerFile } from './procedure.ts'

const To = Type.Object({
  toForce: choiceOf('To which force?', 'Choose a force', 'It reads the copy and not the case'),
})

type Sending = { readonly toName: string | null; readonly fromName: string; readonly copy: readonly Entry[] | null }

const sendToPeer = (auditable: readonly Auditable[]): Command<FileState, FileFact, typeof To, Sending> => ({
  name: 'send-to-peer',
  title: 'Send it to another force to be graded',
  path: 'peer-force',
  permission: 'grade files',
  body: To,
  evidence: async (reader, { body, folded, world }) => {
    const { drawn } = folded.state
    const force = world.who.forceId
    const [to, own, copy] = await Promise.all([
      forceById.one(reader, { force: body.toForce }),
      forceById.one(reader, { force }),
      drawn === null ? null : copyOf(auditable, { force, topic: drawn.topic, about: drawn.about, now: world.now }),
    ])
    return { toName: body.toForce === force ? null : (to?.name ?? null), fromName: own?.name ?? force, copy }
  },
  decide: ({ recordId, body, state, evidence: { toName, fromName, copy }, by, now }) => {
    const refusals = [
      ...when(state.drawn?.peer !== true, '', 'No other force grades this file.'),
      ...when(state.sentTo !== null, '', `It is with ${state.sentTo?.toName ?? ''} already.`),
      ...when(
        state.gradings.some((one) => one.peer !== null),
        '',
        'The other force’s grading is there.',
      ),
      ...when(
        state.entry !== null,
        '',
        'A grading that came on paper is typed in and waits: it is confirmed or refused first.',
      ),
      ...when(toName === null, 'toForce', 'Choose another force from the list.'),
      ...when(copy === null, '', 'The case cannot be read any more.'),
    ]
    if (refusals.length > 0 || toName === null || copy === null) return { kind: 'refused', refusals }
    const peerFileId = newId(now)
    const message = {
      messageId: peerFileId,
      fromForce: by.forceId,
      toForce: body.toForce,
      kind: 'audit file' as const,
      body: { fileId: recordId, fromName, topic: state.drawn?.topic ?? '', entries: copy },
    }
    return {
      kind: 'facts',
      facts: [
        {
          kind: 'audited-file.sent-to-peer/1',
          happenedAt: now,
          body: { toForce: body.toForce, toName, peerFileId, entries: copy.length, sha256: hashOf(copy) },
        },
      ],
      also: [alsoSending(recordId, message, now)],
    }
  },
})

const { unless } = deciding<NewPeerFact>()
const waits = ({ graded, refused }: PeerState) =>
  when(graded !== null || refused !== null, '', 'It is answered already.')

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
const gradePeer: Command<PeerState, PeerFact, typeof Graded, null> = {
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

const Refused = Type.Object({ because: text('Why not?', 'Enter why: the other force reads it', { most: 1000 }) })
const refusePeer: Command<PeerState, PeerFact, typeof Refused, null> = {
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

export const peerCommands = (auditable: readonly Auditable[]): readonly BoundCommand[] => [
  bind(auditedFile, sendToPeer(auditable), {
    says: 'Sent: their grading comes back by itself',
    button: 'Send the copy',
    choices: async (world) => ({
      toForce: (await world.db.read(contextOf(world), async (reader) => await allForces.all(reader, {})))
        .filter((one) => one.force_id !== world.who.forceId)
        .map((one) => ({ value: one.force_id, text: one.name })),
    }),
    load: async () =>
      await Promise.resolve({
        about: [
          'What goes is the copy without names that the page of the file shows. Names of the case, telephone numbers, addresses of email, postcodes and dates of birth are taken out by their form; a nickname or a place may remain. Read it first.',
          'They see no grade of ours, and we see theirs when the grade stands.',
        ],
      }),
  }),
  ...onPaperCommands,
  bind(peerFile, gradePeer, { says: 'Graded: the other force has it', button: 'Record this grading' }),
  bind(peerFile, refusePeer, { says: 'Refused: the other force is told' }),
]
