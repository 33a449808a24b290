// The photographs of a child go to the force that has accepted them, with who agreed to what: a search without a picture asks people about a name.
import { readPicture } from '../../../kernel/picture.ts'
import { type ForceMessage, sendIn } from '../../../registers/force-messages.ts'
import { append, load } from '../../../registers/records.ts'
import type { Writing } from '../../../registers/world.ts'
import { keepPicture, mostPhotographs } from '../photographs/keeping.ts'
import { photographOf } from '../photographs/queries.ts'
import { missing } from '../procedure.ts'
import { type EpisodeState, isLive } from '../state.ts'
import { PhotographSent } from './facts.ts'
import { transfer } from './procedure.ts'
import { parse, tell } from './received.ts'

type To = { readonly transferId: string; readonly toForce: string; readonly recordId: string }

/** Those that were not withdrawn, each a message of its own; sent when their acceptance comes, so that a force that refuses is sent none. */
export async function sendPhotographs(writing: Writing, { photographs }: EpisodeState, to: To): Promise<void> {
  const { writer, world } = writing
  const force = world.who.forceId
  for (const { position, from, taken, looks, consent, agreedBy } of photographs) {
    const found = await photographOf.one(writer, { force, record: to.recordId, position })
    if (found === null) continue
    const body = { transferId: to.transferId, picture: found.picture, from, taken, looks, consent, agreedBy, position }
    sendIn(writing, { fromForce: force, toForce: to.toForce, kind: 'transfer photograph', body }, world.now)
  }
}

/** Only of an offer that we accepted, by the force that made it. What comes from outside is written anew, as what anybody sends is. */
export async function receivePhotograph(writing: Writing, message: ForceMessage): Promise<void> {
  const { writer, world } = writing
  const { transferId, picture: sent, from, position, ...said } = parse(PhotographSent, message.body)
  const { received, answer, calledBack } = (await load(writer, world, transfer, transferId)).state
  if (received?.fromForce !== message.fromForce || answer?.answer !== 'accepted' || answer.episodeId === null) return
  if (calledBack.some((one) => one.position === position)) return
  const episode = await load(writer, world, missing, answer.episodeId)
  const { recordId, state, facts } = episode
  if (!isLive(state) || state.photographs.length >= mostPhotographs) return
  const read = await readPicture(Buffer.from(sent, 'base64'))
  // Others are being read: at the next turn.
  if (read.kind === 'refused') throw new Error(`a photograph of the offer ${transferId}: ${read.sentence}`)
  const { sha256, width, height } = read.picture
  const given = `${from.slice(0, 120)}; sent by ${received.fromName}`.slice(0, 200)
  await append(writing, missing, episode, [
    {
      kind: 'missing.photograph-added/1',
      happenedAt: world.now,
      body: {
        sha256,
        width,
        height,
        from: given,
        ...said,
        ...(position === undefined ? {} : { sentAs: { transferId, position } }),
      },
    },
  ])
  const at = { force: world.who.forceId, record: recordId, position: facts.length + 1 }
  writer.send(keepPicture(at, read.picture, world.now))
  if (state.photographs.length === 0)
    tell(writing, transferId, false, 'Another force has sent its photographs of the child we accepted')
}
