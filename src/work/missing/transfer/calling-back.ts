// A photograph withdrawn after the child was passed on is called back: the force that has the child shows it no more, and passes that on to whoever has the child since.
import { type ForceMessage, sendIn } from '../../../registers/force-messages.ts'
import { append, load } from '../../../registers/records.ts'
import type { Writing } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'
import { type EpisodeState, isFrozen } from '../state.ts'
import { PhotographCalledBack } from './facts.ts'
import { transfer } from './procedure.ts'
import { parse, tell } from './received.ts'

type Withdrawn = { readonly position: number; readonly because: string }

/** Sent with the withdrawal itself, by the force that had passed the child on; nothing where it has not. */
export const callingBack = (fromForce: string, { phase, transfer: to }: EpisodeState, withdrawn: Withdrawn) =>
  phase === 'transferred' && to !== null ? message(fromForce, to, withdrawn) : null

const message = (
  fromForce: string,
  { transferId, toForce }: NonNullable<EpisodeState['transfer']>,
  { position, because }: Withdrawn,
) => ({ fromForce, toForce, kind: 'transfer photograph withdrawn', body: { transferId, position, because } }) as const

const gone =
  'A photograph another force sent may not be used any more and is withdrawn here: call it back from wherever it was shown'
const stillThere =
  'A photograph another force sent may not be used any more: withdraw it, and call it back from wherever it was shown'

/** Known by the entry it has with them. Come before the photograph, it keeps that out; of one sent without its entry, a person withdraws it. */
export async function receiveCallBack(writing: Writing, received: ForceMessage): Promise<void> {
  const { writer, world } = writing
  const { transferId, position, because } = parse(PhotographCalledBack, received.body)
  const offer = await load(writer, world, transfer, transferId)
  const { received: offered, answer, calledBack } = offer.state
  if (offered?.fromForce !== received.fromForce || calledBack.some((one) => one.position === position)) return
  await append(writing, transfer, offer, [
    { kind: 'transfer.photograph-withdrawn/1', happenedAt: world.now, body: { position, because } },
  ])
  if (answer?.episodeId == null) return
  const episode = await load(writer, world, missing, answer.episodeId)
  const { state } = episode
  const ours = state.photographs.find(({ sentAs }) => sentAs?.transferId === transferId && sentAs.position === position)
  if (ours === undefined || isFrozen(state)) return tell(writing, transferId, false, stillThere)
  const withdrawn = { position: ours.position, because: `${offered.fromName}: ${because}`.slice(0, 1000) }
  await append(writing, missing, episode, [
    {
      kind: 'missing.photograph-withdrawn/1',
      happenedAt: world.now,
      body: { photographPosition: withdrawn.position, because: withdrawn.because },
    },
  ])
  const passedOn = callingBack(world.who.forceId, state, withdrawn)
  if (passedOn !== null) sendIn(writing, passedOn, world.now)
  tell(writing, transferId, false, gone)
}
