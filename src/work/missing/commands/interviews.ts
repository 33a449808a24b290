// The child is seen and heard: the prevention interview, and the look within four weeks.
import Type, { type TSchema } from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import type { Person } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, hidden, line, optionalText, text, tick, yesNo } from '../../../web/fields.ts'
import { keepWatch as watch } from '../duties/next-time.ts'
import { isInspector } from '../ranks.ts'
import { isDead } from '../state.ts'
import { type Asked, command, onlyWhile, timeRefusals, unless } from './deciding.ts'
import { notBefore, onlyLocated } from './return.ts'

export const holdInterview = command({
  name: 'hold-interview',
  title: 'Prevention interview',
  path: 'prevention-interview',
  permission: 'record a return',
  body: Type.Object({
    faceToFace: yesNo(
      'Was the child seen face to face?',
      'Say whether the child was seen face to face',
      'A telephone call is recorded, but it is not a prevention interview',
    ),
    offeredApart: yesNo('Were they offered a talk apart from their parent or carer?', 'Say whether it was offered'),
    apart: yesNo('Did they talk apart from their parent or carer?', 'Say whether they talked apart'),
    alone: Type.Optional(hidden(Type.Null())),
    where: line('Where?', 'Enter where', { most: 300 }),
    firstAccount: text('First account, in the child’s own words', 'Enter what the child said, in their words', {
      most: 8000,
      description: 'Not your summary. If a crime is disclosed: stop, record the words, and plan the interview',
    }),
    crimeDisclosed: yesNo('Did the child disclose a crime?', 'Say whether a crime was disclosed'),
    stoppedForPlannedInterview: tick('I stopped, and a planned interview is being arranged'),
    at: happened('When were they seen?'),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...said } = asked.body
    const body = { ...said, alone: null }
    return unless(
      [
        ...onlyLocated(asked),
        ...onlyAlive(asked),
        ...timeRefusals(asked, at),
        ...notBefore(asked.state.located?.at ?? null, at, 'This is before the child was located. Give a later time.'),
        ...(body.crimeDisclosed && !body.stoppedForPlannedInterview
          ? [
              refusal(
                'stoppedForPlannedInterview',
                'A crime was disclosed: stop, and plan the interview. Tick this when you have.',
              ),
            ]
          : []),
        ...(!body.offeredApart && body.apart
          ? [refusal('offeredApart', 'They talked apart, so it must have been offered: check these two answers.')]
          : []),
      ],
      { kind: 'missing.interview-held/1', happenedAt: at ?? asked.now, body },
    )
  },
})

/** Nobody is asked to except what is not owed of a child who has died. */
const onlyAlive = ({ state }: Pick<Asked<TSchema>, 'state'>) =>
  isDead(state) ? [refusal('', 'The child was found dead: there is no interview to record.')] : []

export const exceptInterview = command({
  name: 'except-interview',
  title: 'Exception from the prevention interview',
  path: 'interview-exception',
  permission: 'review',
  body: Type.Object({
    reason: choice('Why was the child not seen?', 'Choose a reason', [
      'the child refuses, after more than one offer in person',
      'seen by a specialist interviewer under a plan',
      'in hospital and unfit',
      'seen by police of another force, account received',
    ]),
    because: text('In words', 'Enter the circumstances'),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [...onlyLocated(asked), ...onlyAlive(asked), ...(isInspector(asked.by) ? [] : [refusal('', inspectorsOnly)])],
      { kind: 'missing.interview-excepted/1', happenedAt: asked.now, body: asked.body },
    ),
})

const inspectorsOnly =
  'Only an inspector can record an exception from the interview: ask the local operations inspector or the force incident manager.'

/** In place of a form that could only be refused. */
export const standsAgainstException = (who: Pick<Person, 'roles'>) =>
  isInspector(who) ? {} : { instead: [inspectorsOnly] }

export const isUnreached = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'heard' in body && body.heard === 'nobody was reached'

export const keepWatch = command({
  name: 'keep-watch',
  title: 'Four-week watch: somebody looked again',
  path: 'watch',
  permission: 'record a return',
  body: Type.Object({
    heard: choice(
      'Who was heard?',
      'Choose who was heard',
      ['the child', 'a parent or carer', 'another agency', 'nobody was reached'],
      { 'nobody was reached': 'Nobody was reached: it stays due' },
    ),
    found: text('How is it now?', 'Enter how it is now, or how you tried to reach them', {
      description:
        'What has changed since, and what pulls the child away again. If nobody was reached: whom you tried, and how',
    }),
    next: optionalText('What happens next, and who does it?'),
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    return unless(
      [
        ...onlyWhile(asked, ['returned', 'closed'], 'The watch starts with the return: record that first.'),
        ...(asked.folded.duties.some((duty) => duty.name === watch.name)
          ? []
          : [
              refusal(
                '',
                'There is no four-week watch for this episode: one starts with the return from a first episode. Record an action or a note instead.',
              ),
            ]),
        ...timeRefusals(asked, at),
        ...notBefore(asked.state.returnedAt, at, 'This is before the child returned. Give a later time.'),
      ],
      { kind: 'missing.watch-kept/1', happenedAt: at ?? asked.now, body },
    )
  },
})
