// Answering another force's offer: accepted, it opens an episode here with what was disclosed; refused, it stays with them.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import { personProcedure } from '../../../registers/people.ts'
import type { Person } from '../../../registers/permissions.ts'
import { type Also, alsoOpening, type Command, none } from '../../../registers/records.ts'
import { Id, Maybe } from '../../../registers/schemas.ts'
import { optionalText, text } from '../../../web/fields.ts'
import { newChild } from '../commands/report.ts'
import { toldOfNext } from '../commands/reported.ts'
import type { Bodies as MissingBodies, NewMissingFact } from '../facts.ts'
import { levelWords } from '../grade/levels.ts'
import { historyOf } from '../history.ts'
import { missing } from '../procedure.ts'
import { isKnownPerson } from '../queries/report.ts'
import type { TransferFact } from './facts.ts'
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
      ...Maybe(Id),
      title: 'Is it a child we know?',
      description:
        'Found by name, date of birth and telephone number, with the reason for each. Leave it empty for a child who is new to us',
      input: 'select',
    },
    note: optionalText('What was agreed on the telephone'),
  }),
  evidence: async (reader, { body, world }): Promise<Child> => {
    if (body.personId === null) return newChild(world.now)
    const [known, history] = await Promise.all([
      isKnownPerson.one(reader, { person: body.personId }),
      historyOf(reader, body.personId, world.now),
    ])
    return { personId: body.personId, isNew: false, isKnown: known?.known === true, history }
  },
  decide: ({ recordId, state, body, evidence, by, now }) => {
    const refusals = [
      ...answerRefusals(state),
      ...when(!evidence.isKnown, 'personId', 'The child chosen is not known here. Choose again.'),
    ]
    const { received } = state
    if (received === null || refusals.length > 0)
      return { kind: 'refused', refusals: refusals.length > 0 ? refusals : [refusal('', 'There is no such offer.')] }
    const episodeId = newId(now)
    const { personId, history } = evidence
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
        alsoOpening(missing, episodeId, episodeFacts(received, { personId, history, by, now, note: body.note })),
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

type Received = NonNullable<TransferState['received']>

function personOf({ package: given }: Received) {
  const { name, dateOfBirth, ageDisputed, sex } = given.child
  return {
    name,
    otherNames: [],
    dateOfBirth,
    ageDisputed,
    sex,
    address: null,
    postcode: null,
    phones: [],
    lookedAfterBy: null,
  }
}

type History = MissingBodies['missing.reported/1']['history']
type Child = {
  readonly personId: string
  readonly isNew: boolean
  readonly isKnown: boolean
  readonly history: History
}
type Accepting = {
  readonly personId: string
  /** What we know of the child from before: theirs stays theirs. */
  readonly history: History
  readonly by: Person
  readonly now: Instant
  readonly note: string | null
}

/**
 * The child has been missing since the first report, and the law counts from then; what this force must do in answer begins now. What the
 * other had learned comes along, and its grade is a note: grading is this force's own.
 */
function episodeFacts(
  { package: given, fromName }: Received,
  { personId, history, by, now, note }: Accepting,
): readonly NewMissingFact[] {
  const known = (given.known ?? []).join('\n')
  const done = given.done.map((one) => `${dateAndTime(one.at)}: ${one.words}`).join('\n')
  return [
    {
      kind: 'missing.reported/1',
      happenedAt: now,
      body: {
        path: 'missing',
        child: { personId, ...given.child },
        lastSeen: given.lastSeen,
        caller: given.caller,
        why: given.why,
        firstContactAt: given.firstContactAt,
        acceptedAt: now,
        ...(given.highSince == null ? {} : { highSince: given.highSince }),
        source: null,
        unit: by.unit ?? 'no unit',
        area: 'not given',
        reviewBy: null,
        history,
      },
    },
    ...(given.answers.length === 0
      ? []
      : [
          {
            kind: 'missing.answered/1',
            happenedAt: now,
            body: { answers: given.answers.map((one) => ({ ...one, note: one.note ?? null })) },
          } as const,
        ]),
    ...(given.unitToldAt == null
      ? []
      : [
          {
            kind: 'missing.action-recorded/1',
            happenedAt: given.unitToldAt,
            body: {
              action: 'missing persons unit told',
              subject: null,
              outcome: null,
              detail: `Told by ${fromName}, before the transfer`,
            },
          } as const,
        ]),
    ...(given.doseDue == null ? [] : [{ kind: 'missing.dose-due/1', happenedAt: now, body: given.doseDue } as const]),
    {
      kind: 'missing.noted/1',
      happenedAt: now,
      body: {
        text: `Accepted from ${fromName}, where it was first reported ${dateAndTime(given.firstContactAt)}. They graded it ${levelWords[given.level]}: ${given.gradingBecause}${note === null ? '' : `\nAgreed: ${note}`}${known === '' ? '' : `\nKnown so far:\n${known}`}${done === '' ? '' : `\nDone so far:\n${done}`}`.slice(
          0,
          4000,
        ),
      },
    },
  ]
}

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
