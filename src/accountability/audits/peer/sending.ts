// Sending a file to another force to be graded: the copy without names goes, and the case does not.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { when } from '../../../registers/deciding.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { forceById } from '../../../registers/forces.ts'
import type { Command } from '../../../registers/records.ts'
import { choiceOf } from '../../../web/fields.ts'
import type { Auditable, Entry } from '../cases.ts'
import type { FileFact } from '../facts.ts'
import type { FileState } from '../file-state.ts'
import { copyOf, hashOf } from './copy.ts'

const To = Type.Object({
  toForce: choiceOf('To which force?', 'Choose a force', 'It can read the copy but not the case'),
})

type Sending = { readonly toName: string | null; readonly fromName: string; readonly copy: readonly Entry[] | null }

export const sendToPeer = (auditable: readonly Auditable[]): Command<FileState, FileFact, typeof To, Sending> => ({
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
      ...when(state.drawn?.peer !== true, '', 'This file is not to be graded by another force.'),
      ...when(state.sentTo !== null, '', `This file is already with ${state.sentTo?.toName ?? ''}.`),
      ...when(
        state.gradings.some((one) => one.peer !== null),
        '',
        'The other force has already graded this file.',
      ),
      ...when(
        state.entry !== null,
        '',
        'A grading that came on paper has been typed in. It must be confirmed or refused first.',
      ),
      ...when(toName === null, 'toForce', 'Choose another force from the list.'),
      ...when(copy === null, '', 'The case can no longer be read.'),
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
