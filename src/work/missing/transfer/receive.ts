// A message from another force becomes a record here: an offer a record of its own, an answer a fact of the episode that was offered.
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { ForceMessage, Receive } from '../../../registers/force-messages.ts'
import { queue } from '../../../registers/outbox.ts'
import { appendTo } from '../../../registers/records.ts'
import type { Writing } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'
import { Offer, OfferAnswer } from './facts.ts'
import { transfer } from './procedure.ts'

export const receiveTransfer: Receive = async (writing, message) =>
  message.kind === 'transfer offer' ? await receiveOffer(writing, message) : await receiveAnswer(writing, message)

async function receiveOffer(writing: Writing, message: ForceMessage): Promise<void> {
  const { writer, world } = writing
  const { transferId, fromRecordId, fromName, because, package: given } = parse(Offer, message.body)
  await appendTo(writing, transfer, transferId, ({ facts }) =>
    facts.length > 0
      ? []
      : [
          {
            kind: 'transfer.received/1',
            happenedAt: world.now,
            body: { fromForce: message.fromForce, fromName, fromRecordId, because, package: given },
          },
        ],
  )
  writer.send(
    queue(
      {
        forceId: message.toForce,
        recordId: transferId,
        to: 'force incident manager',
        channel: 'screen',
        interrupts: false,
        words: 'Another force offers a missing child: answer it',
        duty: { name: 'answer the offer', startingPosition: 1, occurrence: 1 },
      },
      world.now,
    ),
  )
}

/** An answer to an offer that was answered before, by telephone, changes nothing. */
async function receiveAnswer(writing: Writing, message: ForceMessage): Promise<void> {
  const { transferId, fromRecordId, answer, by, because, receivingRecordId } = parse(OfferAnswer, message.body)
  await appendTo(writing, missing, fromRecordId, ({ state }) => {
    if (state.transfer?.transferId !== transferId || state.transfer.toForce !== message.fromForce) return []
    const happenedAt = writing.world.now
    return answer === 'accepted'
      ? [{ kind: 'missing.transfer-accepted/1', happenedAt, body: { transferId, by, receivingRecordId } }]
      : [
          {
            kind: 'missing.transfer-refused/1',
            happenedAt,
            body: { transferId, by, because: because ?? 'No reason given' },
          },
        ]
  })
}

function parse<Schema extends TSchema>(schema: Schema, body: unknown): Static<Schema> {
  return Compile(schema).Parse(body)
}
