// A message from another force becomes a record here: an offer a record of its own, its withdrawal a fact of that, an answer a fact of the episode that was offered.
import { type ForceMessage, type Receive, sendIn } from '../../../registers/force-messages.ts'
import { queue } from '../../../registers/outbox.ts'
import { append, appendTo, load } from '../../../registers/records.ts'
import type { Writing } from '../../../registers/world.ts'
import type { MissingFact } from '../facts.ts'
import { missing } from '../procedure.ts'
import { isLive } from '../state.ts'
import { receiveAddition } from './added.ts'
import { addition, learnedSinceOffer } from './adding.ts'
import { receiveCallBack } from './calling-back.ts'
import { Offer, OfferAnswer, Withdrawal } from './facts.ts'
import { receivePhotograph, sendPhotographs } from './photographs.ts'
import { type TransferState, transfer } from './procedure.ts'
import { parse, tell } from './received.ts'
import { stoodNoLonger, withdrawal } from './withdrawing.ts'

export const receiveTransfer: Receive = async (writing, message) => {
  if (message.kind === 'transfer offer') await receiveOffer(writing, message)
  else if (message.kind === 'transfer withdrawal') await receiveWithdrawal(writing, message)
  else if (message.kind === 'transfer addition') await receiveAddition(writing, message)
  else if (message.kind === 'transfer photograph') await receivePhotograph(writing, message)
  else if (message.kind === 'transfer photograph withdrawn') await receiveCallBack(writing, message)
  else await receiveAnswer(writing, message)
}

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

/**
 * The record of the force that offered decides, since one force owns the search at every moment and until the acceptance reaches it that is
 * this one. An answer to an offer that no longer stands changes nothing here; an acceptance of it is answered with its withdrawal.
 */
async function receiveAnswer(writing: Writing, message: ForceMessage): Promise<void> {
  const { writer, world } = writing
  const { transferId, fromRecordId, answer, by, because, receivingRecordId } = parse(OfferAnswer, message.body)
  const episode = await load(writer, world, missing, fromRecordId)
  const { phase, transfer: offered } = episode.state
  if (!wasOffered(episode.facts, transferId, message.fromForce)) return
  const ours = offered?.transferId === transferId
  const happenedAt = world.now
  const to = { transferId, toForce: message.fromForce, recordId: fromRecordId }
  if (ours && phase === 'open' && answer === 'accepted') {
    const known = learnedSinceOffer(episode)
    await append(writing, missing, episode, [
      {
        kind: 'missing.transfer-accepted/1',
        happenedAt,
        body: { transferId, by, receivingRecordId, ...(known === null ? {} : { addition: true }) },
      },
    ])
    if (known !== null) sendIn(writing, addition(message.toForce, message.fromForce, transferId, known), happenedAt)
    await sendPhotographs(writing, episode.state, to)
  } else if (ours && phase === 'open') {
    const body = { transferId, by, because: because ?? 'No reason given' }
    await append(writing, missing, episode, [{ kind: 'missing.transfer-refused/1', happenedAt, body }])
  } else if (ours && phase === 'transferred') {
    // Theirs by the telephone: said again it changes nothing; refused after all, nobody may be looking, and people speak to each other.
    if (answer === 'refused')
      tell(writing, fromRecordId, true, 'The other force refuses a child it accepted by telephone: ring them now')
    else await sendPhotographs(writing, episode.state, to)
  } else if (answer === 'accepted') {
    sendIn(writing, withdrawal(message.toForce, to, stoodNoLonger), happenedAt)
  }
}

/** Nobody answers for the force that was asked. */
const wasOffered = (facts: readonly MissingFact[], transferId: string, toForce: string): boolean =>
  facts.some(
    ({ kind, body }) =>
      kind === 'missing.transfer-offered/1' && body.transferId === transferId && body.toForce === toForce,
  )

/** Withdrawn twice is withdrawn once; what we refused stays refused; what we accepted goes back. */
async function receiveWithdrawal(writing: Writing, message: ForceMessage): Promise<void> {
  const { writer, world } = writing
  const { transferId, because } = parse(Withdrawal, message.body)
  const offer = await load(writer, world, transfer, transferId)
  // It overtook the offer: at the next turn both are there.
  if (offer.facts.length === 0) throw new Error(`the offer ${transferId} has not come yet`)
  const { received, answer } = offer.state
  if (received?.fromForce !== message.fromForce) return
  if (answer?.answer === 'refused' || answer?.answer === 'withdrawn') return
  await append(writing, transfer, offer, [{ kind: 'transfer.withdrawn/1', happenedAt: world.now, body: { because } }])
  // What was open here before the offer is ours, whatever became of it.
  const joined = answer?.joined === true
  if (answer !== null && answer.episodeId !== null && !joined)
    await giveBack(writing, answer.episodeId, { transferId, toForce: message.fromForce, because })
  tell(writing, transferId, answer !== null, withdrawnWords(answer))
}

function withdrawnWords(answer: TransferState['answer']): string {
  if (answer === null) return 'Another force has withdrawn its offer and stays responsible for the child'
  return answer.joined === true
    ? 'The other force withdrew an offer that we took into our own episode: ring them, because ours is still open'
    : 'The other force is still responsible for the child we accepted: it had withdrawn the offer'
}

/**
 * The episode opened here is only read from now on. Not where a child was harmed or is in police protection here: what is owed by law is
 * owed here, whoever's the child is. To whom it was passed on hears it too.
 */
async function giveBack(
  writing: Writing,
  episodeId: string,
  undone: { readonly transferId: string; readonly toForce: string; readonly because: string },
): Promise<void> {
  const { writer, world } = writing
  const episode = await load(writer, world, missing, episodeId)
  const { state } = episode
  if (state.transfer !== null) sendIn(writing, withdrawal(world.who.forceId, state.transfer, undone.because), world.now)
  if (isLive(state) && state.grave === null && state.protection === null)
    await append(writing, missing, episode, [
      { kind: 'missing.transfer-undone/1', happenedAt: world.now, body: undone },
    ])
}
