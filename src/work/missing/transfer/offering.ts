// Offering a child to another force, and recording an answer that came by telephone.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { refusal } from '../../../kernel/outcome.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { forceById } from '../../../registers/forces.ts'
import { load, none } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { choice, choiceOf, line, optionalText, text } from '../../../web/fields.ts'
import { type Asked, command, no, unless } from '../commands/deciding.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'
import { type EpisodeState, isMissing } from '../state.ts'
import { addition, learnedSinceOffer } from './adding.ts'
import { packageOf } from './package.ts'
import { disclosedLines } from './package-words.ts'

export const offerTransfer = command({
  name: 'offer-transfer',
  title: 'Offer to another force',
  path: 'transfer',
  permission: 'transfer',
  body: Type.Object({
    toForce: choiceOf('To which force?', 'Choose a force', 'This force carries on until the other accepts'),
    because: text('Why the other force', 'Enter why'),
  }),
  evidence: async (reader, { body, world }) => ({
    to: await forceById.one(reader, { force: body.toForce }),
    own: await forceById.one(reader, { force: world.who.forceId }),
  }),
  decide: (asked) => {
    const transferId = newId(asked.now)
    const disclosed = packageOf(asked.folded)
    const decision = unless(
      [
        ...standsAgainst(asked.state).map((sentence) => refusal('', sentence)),
        ...(asked.evidence.to === null || asked.body.toForce === asked.by.forceId
          ? [refusal('toForce', 'Choose another force from the list.')]
          : []),
      ],
      {
        kind: 'missing.transfer-offered/1',
        happenedAt: asked.now,
        body: { ...asked.body, ...(asked.evidence.to === null ? {} : { toName: asked.evidence.to.name }), transferId },
      },
    )
    if (decision.kind === 'refused' || disclosed === null) return decision
    const { by, body, evidence, now, recordId } = asked
    const offer = {
      transferId,
      fromRecordId: recordId,
      fromName: evidence.own?.name ?? by.forceId,
      because: body.because,
      package: disclosed,
    }
    // What is disclosed, and nothing else, passes to the other force.
    const message = { fromForce: by.forceId, toForce: body.toForce, kind: 'transfer offer', body: offer } as const
    return { ...decision, also: [alsoSending(recordId, message, now)] }
  },
})

/** Before a force is chosen: what happens then, and what would leave this one. In place of a form that could only be refused, why. */
export async function aroundOffer(world: World, recordId: string) {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const folded = await load(writer, world, missing, recordId)
    const against = standsAgainst(folded.state)
    if (against.length > 0) return { instead: against }
    writer.send(consulted(forceId, staffId, world.now, 'what would be disclosed to another force', [recordId], null))
    const disclosed = packageOf(folded)
    return { about: whatAnOfferDoes, stands: disclosed === null ? [] : disclosedLines(disclosed) }
  })
}

const whatAnOfferDoes = [
  'Nothing is sent until you press the button. A force that uses Vigil then gets what stands below: ring it too if it is urgent. Ring any other force, tell it this, and record its answer here.',
  'Until they accept, this force goes on looking for the child and stays responsible. You can take the offer back until they answer. Photographs follow once they accept.',
]

function standsAgainst({ phase, transfer }: EpisodeState): readonly string[] {
  if (phase === 'reported')
    return ['Grade the risk first: only a graded, open episode can be offered to another force.']
  if (phase !== 'open') return ['Only a graded, open episode can be transferred.']
  return transfer === null ? [] : ['It has already been offered and has not been answered.']
}

export const answerTransfer = command({
  name: 'answer-transfer',
  title: 'Record an answer given by telephone',
  path: 'transfer-answer',
  permission: 'transfer',
  body: Type.Object({
    answer: choice('What did they answer?', 'Choose their answer', ['accepted', 'refused'], {
      accepted: 'They accept: they are responsible now',
      refused: 'They refuse: this force stays responsible',
    }),
    by: line('Who answered?', 'Enter who answered for the other force'),
    because: optionalText('What they said'),
  }),
  evidence: none,
  decide: (asked) => {
    const transfer = asked.state.transfer
    if (transfer === null) return no('', notOffered(asked))
    const { answer, by, because } = asked.body
    if (answer === 'accepted') {
      const { transferId, toForce } = transfer
      const known = learnedSinceOffer(asked.folded)
      const body = { transferId, by, receivingRecordId: null, ...(known === null ? {} : { addition: true as const }) }
      return {
        kind: 'facts',
        facts: [{ kind: 'missing.transfer-accepted/1', happenedAt: asked.now, body }],
        also:
          known === null
            ? []
            : [alsoSending(asked.recordId, addition(asked.by.forceId, toForce, transferId, known), asked.now)],
      }
    }
    return unless(because === null ? [refusal('because', 'Enter why they refused.')] : [], {
      kind: 'missing.transfer-refused/1',
      happenedAt: asked.now,
      body: { transferId: transfer.transferId, by, because: because ?? '' },
    })
  },
})

/** Whoever is found is not another force's to accept, whatever was said on the telephone before or since. */
export const notOffered = ({ state, folded }: Pick<Asked<never>, 'state' | 'folded'>): string =>
  !isMissing(state) && folded.facts.some((fact) => fact.kind === 'missing.transfer-offered/1')
    ? 'The child is not missing now, so the offer has ended and we stay responsible. Tell the other force.'
    : 'It has not been offered to another force.'
