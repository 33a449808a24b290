// What comes from another force: a file to grade becomes a record here, its recall a fact of that; a grading becomes a fact of the file that was sent.
import type { Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Instant } from '../../../kernel/time.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { type ForceMessage, type Receive, sendIn } from '../../../registers/force-messages.ts'
import { append, appendTo, load } from '../../../registers/records.ts'
import type { Writing } from '../../../registers/world.ts'
import type { FileFact } from '../facts.ts'
import type { FileState } from '../file-state.ts'
import { auditedFile } from '../procedure.ts'
import { Answer, Concern, FileSent, Recall } from './facts.ts'
import { peerFile } from './procedure.ts'
import { recallOf } from './recalling.ts'

const [sent, answered, concerned, recalled] = [Compile(FileSent), Compile(Answer), Compile(Concern), Compile(Recall)]

export const receivePeer: Receive = async (writing, message) => {
  const happenedAt = writing.world.now
  if (message.kind === 'audit file') {
    const body = { fromForce: message.fromForce, ...sent.Parse(message.body) }
    await appendTo(writing, peerFile, message.messageId, ({ facts }) =>
      facts.length > 0 ? [] : [{ kind: 'peer-file.received/1', happenedAt, body }],
    )
  } else if (message.kind === 'audit concern') await returnCase(writing, message)
  else if (message.kind === 'audit recall') await giveBack(writing, message)
  else await takeAnswer(writing, message)
}

/** What they graded before they were told that it is taken back counts, wherever it lies by then: whoever has it now is told. */
async function takeAnswer(writing: Writing, message: ForceMessage): Promise<void> {
  const { writer, world } = writing
  const answer = answered.Parse(message.body)
  const file = await load(writer, world, auditedFile, answer.fileId)
  const from = askedOf(file, answer.peerFileId, message.fromForce)
  const { state } = file
  if (from === null || state.gradings.some((one) => one.peer !== null)) return
  const isThere = state.sentTo?.peerFileId === answer.peerFileId
  if (answer.grading === null) {
    if (isThere) await append(writing, auditedFile, file, [refused(answer, world.now)])
    return
  }
  if (!isThere && !state.recalled.some((one) => one.peerFileId === answer.peerFileId)) return
  const peer = { force: from, auditor: answer.by }
  const graded = { kind: 'audited-file.graded/1', happenedAt: world.now, body: { ...answer.grading, peer } }
  const beside = isThere ? null : state.sentTo
  await append(writing, auditedFile, file, [graded, ...(beside === null ? [] : [noMore(beside, world.now)])])
  if (beside !== null)
    sendIn(writing, recallOf(message.toForce, beside.toForce, noMore(beside, world.now).body), world.now)
}

/** The name of the force that this file was sent to as that one; null where it never was. */
function askedOf({ facts }: Folded<FileState, FileFact>, peerFileId: string, toForce: string): string | null {
  const sentThere = facts.findLast(
    (one) =>
      one.kind === 'audited-file.sent-to-peer/1' && one.body.peerFileId === peerFileId && one.body.toForce === toForce,
  )
  return sentThere?.kind === 'audited-file.sent-to-peer/1' ? sentThere.body.toName.slice(0, 100) : null
}

const refused = ({ peerFileId, by, because }: Static<typeof Answer>, now: Instant) => ({
  kind: 'audited-file.peer-refused/1',
  happenedAt: now,
  body: { peerFileId, by, because: because ?? 'No reason given' },
})

const noMore = ({ peerFileId }: { readonly peerFileId: string }, now: Instant) => ({
  kind: 'audited-file.peer-recalled/1',
  happenedAt: now,
  body: { peerFileId, because: 'Another force that had it before has graded it.' },
})

/** Taken back twice is taken back once; what is answered here stays answered, and counts there. */
async function giveBack(writing: Writing, message: ForceMessage): Promise<void> {
  const { peerFileId, because } = recalled.Parse(message.body)
  await appendTo(writing, peerFile, peerFileId, ({ state }) => {
    // It overtook the file: at the next turn both are there.
    if (state.received === null) throw new Error(`the file ${peerFileId} has not come yet`)
    const waits = state.graded === null && state.refused === null && state.recalled === null
    return state.received.fromForce === message.fromForce && waits
      ? [{ kind: 'peer-file.recalled/1', happenedAt: writing.world.now, body: { because } }]
      : []
  })
}

/** Whoever it was sent to may say so, before they answer and after: the case goes back as if an auditor of ours had said it. */
async function returnCase(writing: Writing, message: ForceMessage): Promise<void> {
  const happenedAt = writing.world.now
  const { peerFileId, fileId, by, concern } = concerned.Parse(message.body)
  await appendTo(writing, auditedFile, fileId, (file) => {
    const { drawn } = file.state
    const from = askedOf(file, peerFileId, message.fromForce)
    if (drawn === null || from === null) return []
    const said = `${by} of ${from}, who read the copy: ${concern}`
    return [
      {
        kind: 'audited-file.concern-raised/1',
        happenedAt,
        body: { about: drawn.about, concern: said },
      },
    ]
  })
}
