// What comes from another force: a file to grade becomes a record here; a grading becomes a fact of the file that was sent.
import { Compile } from 'typebox/compile'
import type { Receive } from '../../../registers/force-messages.ts'
import { appendTo } from '../../../registers/records.ts'
import { auditedFile } from '../procedure.ts'
import { Answer, FileSent } from './facts.ts'
import { peerFile } from './procedure.ts'

const [sent, answered] = [Compile(FileSent), Compile(Answer)]

export const receivePeer: Receive = async (writing, message) => {
  const happenedAt = writing.world.now
  if (message.kind === 'audit file') {
    const body = { fromForce: message.fromForce, ...sent.Parse(message.body) }
    await appendTo(writing, peerFile, message.messageId, ({ facts }) =>
      facts.length > 0 ? [] : [{ kind: 'peer-file.received/1', happenedAt, body }],
    )
    return
  }
  const { peerFileId, fileId, by, grading, because } = answered.Parse(message.body)
  await appendTo(writing, auditedFile, fileId, ({ state: { sentTo, gradings } }) => {
    // Only from whom it was sent to, and once.
    if (sentTo?.peerFileId !== peerFileId || sentTo.toForce !== message.fromForce) return []
    if (gradings.some((one) => one.peer !== null)) return []
    return grading === null
      ? [
          {
            kind: 'audited-file.peer-refused/1',
            happenedAt,
            body: { peerFileId, by, because: because ?? 'No reason given' },
          },
        ]
      : [
          {
            kind: 'audited-file.graded/1',
            happenedAt,
            body: { ...grading, peer: { force: sentTo.toName.slice(0, 100), auditor: by } },
          },
        ]
  })
}
