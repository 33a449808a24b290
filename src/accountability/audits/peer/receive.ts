// What comes from another force: a file to grade becomes a record here; a grading becomes a fact of the file that was sent.
import { Compile } from 'typebox/compile'
import type { ForceMessage, Receive } from '../../../registers/force-messages.ts'
import { appendTo } from '../../../registers/records.ts'
import type { Writing } from '../../../registers/world.ts'
import { auditedFile } from '../procedure.ts'
import { sameDay } from '../putting-right.ts'
import { Answer, Concern, FileSent } from './facts.ts'
import { peerFile } from './procedure.ts'

const [sent, answered, concerned] = [Compile(FileSent), Compile(Answer), Compile(Concern)]

export const receivePeer: Receive = async (writing, message) => {
  const happenedAt = writing.world.now
  if (message.kind === 'audit file') {
    const body = { fromForce: message.fromForce, ...sent.Parse(message.body) }
    await appendTo(writing, peerFile, message.messageId, ({ facts }) =>
      facts.length > 0 ? [] : [{ kind: 'peer-file.received/1', happenedAt, body }],
    )
    return
  }
  if (message.kind === 'audit concern') return await returnCase(writing, message)
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

/** Whoever it was sent to may say so, before they answer and after: the case goes back as if an auditor of ours had said it. */
async function returnCase(writing: Writing, message: ForceMessage): Promise<void> {
  const happenedAt = writing.world.now
  const { peerFileId, fileId, by, concern } = concerned.Parse(message.body)
  await appendTo(writing, auditedFile, fileId, ({ state: { drawn }, facts }) => {
    const sentThere = facts.findLast(
      (one) =>
        one.kind === 'audited-file.sent-to-peer/1' &&
        one.body.peerFileId === peerFileId &&
        one.body.toForce === message.fromForce,
    )
    if (drawn === null || sentThere?.kind !== 'audited-file.sent-to-peer/1') return []
    const said = `${by} of ${sentThere.body.toName.slice(0, 100)}, who read the copy: ${concern}`
    return [
      {
        kind: 'audited-file.concern-raised/1',
        happenedAt,
        body: { about: drawn.about, concern: said, dueAt: sameDay(happenedAt) },
      },
    ]
  })
}
