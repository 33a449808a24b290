// Answering another force's offer: accepted, it opens an episode here with what was disclosed; refused, it stays with them.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { personProcedure } from '../../../registers/people.ts'
import { alsoOpening, type Command, load, none } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { optionalText, text, tick } from '../../../web/fields.ts'
import { Chosen, chosenOf, undecidedOf } from '../commands/match-undecided.ts'
import { newChild } from '../commands/report.ts'
import { toldOfNext } from '../commands/reported.ts'
import { historyOf } from '../history.ts'
import { openSearchOf } from '../open-search.ts'
import { missing } from '../procedure.ts'
import { isKnownPerson } from '../queries/report.ts'
import { accepted, answerTo, refused } from './answering.ts'
import type { TransferFact } from './facts.ts'
import { joined, openRefusals } from './joining.ts'
import { type Child, episodeFacts, lookedFor, personOf } from './opening.ts'
import type { TransferState } from './procedure.ts'

type TransferCommand<Schema extends Type.TSchema, Evidence> = Command<TransferState, TransferFact, Schema, Evidence>
const command = <Schema extends Type.TSchema, Evidence>(given: TransferCommand<Schema, Evidence>) => given

function answerRefusals({ answer, received }: TransferState): readonly Refusal[] {
  if (answer === null) return []
  return [
    answer.answer === 'withdrawn'
      ? refusal(
          '',
          `${received?.fromName ?? 'The other force'} withdrew the offer ${dateAndTime(answer.at)}: ${answer.because ?? ''} They stay responsible for the child; there is nothing to answer.`,
        )
      : refusal('', `It has already been answered: ${answer.answer}.`),
  ]
}

export const accept = command({
  name: 'accept',
  title: 'Accept: the child is ours to find',
  path: 'acceptance',
  permission: 'transfer',
  body: Type.Object({
    personId: {
      ...Maybe(Chosen),
      title: 'Is it a child we know?',
      description:
        'Found by name, date of birth and telephone number, with the reason for each. If you leave this empty, nobody has decided: the episode asks again if children of that name are known',
      input: 'select',
    },
    // A program that knows nothing of it leaves it out.
    join: Type.Optional(
      tick(
        'Take it into the episode that is open here',
        'Only if the child you chose is on our board now: what they disclosed goes into that episode, and no second one is opened',
      ),
    ),
    note: optionalText('What was agreed on the telephone'),
  }),
  evidence: async (reader, { body, folded, world }): Promise<Child> => {
    const { received } = folded.state
    const personId = chosenOf(body)
    if (personId === null) {
      const undecided =
        received === null ? [] : await undecidedOf(reader, world, { ...lookedFor(received), personId: body.personId })
      return { ...newChild(world.now), undecided, open: null }
    }
    const firstReport = received?.package.firstContactAt ?? world.now
    const [known, history, open] = await Promise.all([
      isKnownPerson.one(reader, { person: personId }),
      historyOf(reader, personId, firstReport, { at: world.now, recordId: null }),
      openSearchOf(reader, { force: world.who.forceId, person: personId }),
    ])
    const ours = open === null ? null : (await load(reader, world, missing, open.record_id)).state
    const isOffered = ours !== null && ours.transfer !== null
    return {
      ...{ personId, isNew: false, isKnown: known?.known === true, history, undecided: [] },
      open: open === null ? null : { ...open, isOffered },
    }
  },
  decide: ({ recordId, state, body, evidence, by, now }) => {
    const refusals = [
      ...answerRefusals(state),
      ...when(!evidence.isKnown, 'personId', 'The child you chose is not known here. Choose again.'),
      ...openRefusals(evidence.open, body.join === true),
    ]
    const { received } = state
    if (received === null || refusals.length > 0)
      return { kind: 'refused', refusals: refusals.length > 0 ? refusals : [refusal('', 'There is no such offer.')] }
    if (evidence.open !== null) return joined(recordId, received, evidence.open.record_id, { body, by, now })
    const episodeId = newId(now)
    const { personId, history, undecided } = evidence
    return {
      kind: 'facts',
      facts: [{ kind: 'transfer.accepted/1', happenedAt: now, body: { episodeId } }],
      also: [
        ...(evidence.isNew
          ? [
              alsoOpening(personProcedure, personId, [
                { kind: 'person.recorded/1', happenedAt: now, body: personOf(received) },
              ]),
            ]
          : []),
        alsoOpening(
          missing,
          episodeId,
          episodeFacts(received, { personId, history, undecided, by, now, note: body.note }),
        ),
        ...toldOfNext(history, episodeId, received.package.firstContactAt, now),
        answerTo(recordId, received, accepted(by, episodeId), now),
      ],
    }
  },
})

export const refuse = command({
  name: 'refuse',
  title: 'Refuse: the other force stays responsible',
  path: 'refusal',
  permission: 'transfer',
  body: Type.Object({ because: text('Why', 'Enter why: the other force reads it') }),
  evidence: none,
  decide: ({ recordId, state, body, by, now }) => {
    const refusals = answerRefusals(state)
    const { received } = state
    if (received === null || refusals.length > 0)
      return { kind: 'refused', refusals: refusals.length > 0 ? refusals : [refusal('', 'There is no such offer.')] }
    return {
      kind: 'facts',
      facts: [{ kind: 'transfer.refused/1', happenedAt: now, body }],
      also: [answerTo(recordId, received, refused(by, body.because), now)],
    }
  },
})
