// Taking a file back from a force that does not answer, or that should not have it: they are told in the same transaction.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { none } from '../../../registers/records.ts'
import { text } from '../../../web/fields.ts'
import { answered, command } from '../file-command.ts'
import type { FileState } from '../file-state.ts'

/** Nobody gets rid of a grading by it: one that was given before they were told counts (receive.ts). */
export const recallFromPeer = command({
  name: 'recall-from-peer',
  title: 'Take it back from the other force',
  path: 'peer-recall',
  permission: 'grade files',
  body: Type.Object({ because: text('Why?', 'Enter why. The other force will read it', { most: 1000 }) }),
  evidence: none,
  decide: ({ recordId, body: { because }, state, by, now }) => {
    const { sentTo } = state
    const refusals = recallRefusals(state)
    if (sentTo === null || refusals.length > 0) return answered(refusals)
    const recalled = { peerFileId: sentTo.peerFileId, because }
    return {
      kind: 'facts',
      facts: [{ kind: 'audited-file.peer-recalled/1', happenedAt: now, body: recalled }],
      also: [alsoSending(recordId, recallOf(by.forceId, sentTo.toForce, recalled), now)],
    }
  },
})

export const recallRefusals = ({ sentTo, gradings }: FileState): readonly Refusal[] => [
  ...when(sentTo === null, '', 'No other force has this file.'),
  ...when(
    gradings.some((one) => one.peer !== null),
    '',
    'The other force has already graded this file.',
  ),
]

export const recallOf = (
  fromForce: string,
  toForce: string,
  body: { readonly peerFileId: string; readonly because: string },
) => ({ fromForce, toForce, kind: 'audit recall', body }) as const
