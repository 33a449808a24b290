// Answering another force's offer: accepted, it opens an episode here with what was disclosed; refused, it stays with them.
import Type from 'typebox'
import { ChangedMeanwhile } from '../../../kernel/database/failures.ts'
import { newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { personProcedure } from '../../../registers/people.ts'
import type { Person } from '../../../registers/permissions.ts'
import { type Also, alsoOn, alsoOpening, type Command, type Decision, load, none } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { optionalText, text, tick } from '../../../web/fields.ts'
import { Chosen, chosenOf, undecidedOf } from '../commands/match-undecided.ts'
import { newChild } from '../commands/report.ts'
import { toldOfNext } from '../commands/reported.ts'
import { historyOf } from '../history.ts'
import { openSearchOf } from '../open-search.ts'
import { missing } from '../procedure.ts'
import { isKnownPerson } from '../queries/report.ts'
import { isMissing } from '../state.ts'
import type { TransferFact } from './facts.ts'
import { type Child, episodeFacts, joiningFacts, lookedFor, personOf, type Received } from './opening.ts'
import type { TransferState } from './procedure.ts'

type TransferCommand<Schema extends Type.TSchema, Evidence> = Command<TransferState, TransferFact, Schema, Evidence>
const command = <Schema extends Type.TSchema, Evidence>(given: TransferCommand<Schema, Evidence>) => given

function answerRefusals({ answer, received }: TransferState): readonly Refusal[] {
  if (answer === null) return []
  return [
    answer.answer === 'withdrawn'
      ? refusal(
          '',
          `${received?.fromName ?? 'The other force'} withdrew the offer ${dateAndTime(answer.at)}: ${answer.because ?? ''} The child stays theirs; there is nothing to answer.`,
        )
      : refusal('', `It is answered already: ${answer.answer}.`),
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
        'Found by name, date of birth and telephone number, with the reason for each. Left empty, nobody has decided: where children of that name are known, the episode asks',
      input: 'select',
    },
    // A program that knows nothing of it leaves it out.
    join: Type.Optional(
      tick(
        'Take it into the episode that is open here',
        'Only where the child chosen is on our board now: what they disclosed goes into that episode, and no second one is opened',
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
      ...when(!evidence.isKnown, 'personId', 'The child chosen is not known here. Choose again.'),
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
        ...(history.firstEpisodeId === null
          ? []
          : [toldOfNext(history.firstEpisodeId, episodeId, received.package.firstContactAt, now)]),
        answerTo(
          recordId,
          received,
          { answer: 'accepted', by: by.name, because: null, receivingRecordId: episodeId },
          by.forceId,
          now,
        ),
      ],
    }
  },
})

/** One child, one search: as a report of a child who is on the board already is refused and led there, so is a second episode by an offer. */
function openRefusals(open: Child['open'], join: boolean): readonly Refusal[] {
  if (open === null)
    return when(join, 'join', 'No episode of the child chosen is open here: leave this unticked, or choose the child.')
  if (open.phase === 'located')
    return [
      refusal(
        'personId',
        `Our own record says that this child is found: /missing/${open.record_id}. Refuse the offer, and tell the other force where.`,
      ),
    ]
  if (open.phase === 'known')
    return [
      refusal(
        'personId',
        `This child is under review here as of known whereabouts or a concern: /missing/${open.record_id}. Missing after all: record there that contact is lost, then take the offer into it. Otherwise refuse the offer, and tell the other force where the child is.`,
      ),
    ]
  if (open.isOffered)
    return [
      refusal(
        'personId',
        `We have offered this child ourselves, and that is not answered: /missing/${open.record_id}. Both accepted, both would be passed on and nobody look. Ring the other force: one of the two offers is refused first.`,
      ),
    ]
  return when(
    !join,
    'personId',
    `This child is on the board already: /missing/${open.record_id}. Tick below that what they disclosed goes into that episode, or choose again.`,
  )
}

type Joining = { readonly body: { readonly note: string | null }; readonly by: Person; readonly now: Instant }

/** The search here goes on as it was, and knows what theirs did. */
function joined(recordId: string, received: Received, episodeId: string, { body, by, now }: Joining): Decision {
  return {
    kind: 'facts',
    facts: [{ kind: 'transfer.accepted/1', happenedAt: now, body: { episodeId, joined: true } }],
    also: [
      alsoOn(missing, episodeId, ({ state }) => {
        // Found, voided or offered since it was looked up: joined all the same, each force would take the child for the other's and nobody look.
        if (!isMissing(state) || state.transfer !== null) throw new ChangedMeanwhile()
        return joiningFacts(received, now, body.note, state)
      }),
      answerTo(
        recordId,
        received,
        { answer: 'accepted', by: by.name, because: null, receivingRecordId: episodeId },
        by.forceId,
        now,
      ),
    ],
  }
}

export const refuse = command({
  name: 'refuse',
  title: 'Refuse: it stays with the other force',
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
      also: [
        answerTo(
          recordId,
          received,
          { answer: 'refused', by: by.name, because: body.because, receivingRecordId: null },
          by.forceId,
          now,
        ),
      ],
    }
  },
})

type Said = {
  readonly answer: 'accepted' | 'refused'
  readonly by: string
  readonly because: string | null
  readonly receivingRecordId: string | null
}

const answerTo = (transferId: string, received: Received, said: Said, from: string, now: Instant): Also =>
  alsoSending(
    transferId,
    {
      fromForce: from,
      toForce: received.fromForce,
      kind: 'transfer answer',
      body: { transferId, fromRecordId: received.fromRecordId, ...said },
    },
    now,
  )
