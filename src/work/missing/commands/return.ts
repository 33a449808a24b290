// The child is located, returned, seen and heard.
import Type, { type TSchema } from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type Instant, isBeforeMinuteOf } from '../../../kernel/time.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, hidden, line, optionalLine, optionalText, text, tick, yesNo } from '../../../web/fields.ts'
import { rulesNow } from '../grade/minimum.ts'
import { isMissing, wasEverMissing } from '../state.ts'
import { type Asked, command, onlyWhile, timeRefusals, unless } from './deciding.ts'

export const locate = command({
  name: 'locate',
  title: 'The child is located',
  path: 'location',
  permission: 'record a return',
  body: Type.Object({
    place: line('Where?', 'Enter where the child was located', { most: 300 }),
    how: choice('Who found them?', 'Choose who found them', [
      'police',
      'returned by themselves',
      'family',
      'friends',
      'carer',
      'other',
    ]),
    with: optionalLine('Who were they with?', {
      description: 'Name, age and address where known. “Boyfriend’s house” is the start of a question, not an answer',
    }),
    atRisk: yesNo('Are they still at risk where they are?', 'Say whether they are still at risk'),
    placeToReturn: optionalText('Where may they return to, and who decided?', { most: 1000 }),
    detail: text('What is known of where they were and what happened', 'Enter what is known'),
    at: happened('When were they located?'),
  }),
  evidence: none,
  decide: (asked) => {
    const lastSeen = asked.state.report?.lastSeen.at ?? null
    const at = asked.body.at ?? asked.now
    const { at: _, ...body } = asked.body
    return unless(
      [
        ...(isMissing(asked.state) || (asked.state.phase === 'known' && wasEverMissing(asked.state))
          ? []
          : [refusal('', 'The child is not recorded as missing now.')]),
        ...timeRefusals(asked, asked.body.at),
        ...(lastSeen !== null && isBeforeMinuteOf(at, lastSeen)
          ? [
              refusal(
                'at',
                'This is before the child was last seen. Give a later time, or correct when they were last seen.',
              ),
            ]
          : []),
        ...(asked.body.atRisk && asked.body.placeToReturn === null
          ? [refusal('placeToReturn', 'They are at risk: say where they may return to and who decided.')]
          : []),
      ],
      { kind: 'missing.located/1', happenedAt: at, body },
    )
  },
})

export const returned = command({
  name: 'return',
  title: 'The child has returned',
  path: 'return',
  permission: 'record a return',
  body: Type.Object({
    to: line('Returned to where, and to whom?', 'Enter where they returned to', { most: 300 }),
    seenBy: line('Which officer saw them?', 'Enter who saw the child in person'),
    detail: optionalText('How they are'),
    at: happened('When did they return?'),
  }),
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    const located = asked.state.located
    return unless(
      [
        ...(located === null || asked.state.phase !== 'located'
          ? [refusal('', 'Record first that the child is located: located is not returned.')]
          : []),
        ...whereToReturn(asked),
        ...timeRefusals(asked, at),
        ...(located !== null && at !== null && isBeforeMinuteOf(at, located.at)
          ? [refusal('at', 'This is before they were located. Give a later time.')]
          : []),
      ],
      { kind: 'missing.returned/1', happenedAt: at ?? asked.now, body },
    )
  },
})

/** R17: abuse at home, or a parent or carer a suspect. Whoever went home by themselves is recorded as such. */
function whereToReturn({ state, policy, now }: Asked<TSchema>): readonly Refusal[] {
  const { located } = state
  const wentByThemselves = located !== null && ['returned by themselves', 'family', 'carer'].includes(located.how)
  const decided = located?.placeToReturn != null || state.done.some((one) => one.action === 'where to return decided')
  if (located === null || wentByThemselves || decided || !rulesNow(state, policy, now).includes('R17')) return []
  return [
    refusal(
      'to',
      'Abuse at home, or by a parent or carer, is a concern: record the action “Where the child may return to decided” first.',
    ),
  ]
}

const afterLocation = ['located', 'returned', 'closed'] as const

/** What follows the location, or the return, is not before it. */
const notBefore = (mark: Instant | null, at: Instant | null, sentence: string): readonly Refusal[] =>
  mark !== null && at !== null && isBeforeMinuteOf(at, mark) ? [refusal('at', sentence)] : []
const notYet = 'Record first that the child is located.'

export const tellAuthority = command({
  name: 'tell-authority',
  title: 'Tell the local authority',
  path: 'authority-told',
  permission: 'record a return',
  body: Type.Object({
    authority: line('Which authority?', 'Enter which authority was told'),
    how: line('How?', 'Enter how they were told', { most: 100 }),
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: ({ body, now, state, ...asked }) =>
    unless(
      [
        ...onlyWhile({ state }, afterLocation, notYet),
        ...timeRefusals({ ...asked, now, state }, body.at),
        ...notBefore(state.located?.at ?? null, body.at, 'This is before the child was located. Give a later time.'),
      ],
      {
        kind: 'missing.authority-told/1',
        happenedAt: body.at ?? now,
        body: { authority: body.authority, how: body.how },
      },
    ),
})

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
    offeredApart: yesNo('Were they offered to talk apart from parent or carer?', 'Say whether it was offered'),
    apart: yesNo('Did they talk apart from parent or carer?', 'Say whether they talked apart'),
    alone: hidden(Type.Null()),
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
    const { at, ...body } = asked.body
    return unless(
      [
        ...onlyWhile(asked, afterLocation, notYet),
        ...timeRefusals(asked, at),
        ...notBefore(asked.state.located?.at ?? null, at, 'This is before the child was located. Give a later time.'),
        ...(body.crimeDisclosed && !body.stoppedForPlannedInterview
          ? [
              refusal(
                'stoppedForPlannedInterview',
                'A crime was disclosed: stop, and plan the interview. Tick this when it is so.',
              ),
            ]
          : []),
        ...(!body.offeredApart && body.apart
          ? [refusal('offeredApart', 'They talked apart, so it was offered: look at these two answers again.')]
          : []),
      ],
      { kind: 'missing.interview-held/1', happenedAt: at ?? asked.now, body },
    )
  },
})

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
      [
        ...onlyWhile(asked, afterLocation, notYet),
        ...(asked.by.roles.some(
          (role) => role.includes('inspector') || role === 'force incident manager' || role === 'duty superintendent',
        )
          ? []
          : [refusal('', 'Only an inspector may except a child from the interview.')]),
      ],
      { kind: 'missing.interview-excepted/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const reportReturnInterview = command({
  name: 'report-return-interview',
  title: 'Local authority’s return interview',
  path: 'return-interview',
  permission: 'record a return',
  body: Type.Object({
    outcome: choice('What happened?', 'Choose what happened', ['offered', 'done', 'declined', 'missed'], {
      offered: 'Offered to the child',
      done: 'Held',
      declined: 'Declined by the child (the offer is evidenced)',
      missed: 'Missed: not offered or not held in time',
    }),
    by: line('Who says so?', 'Enter who reports it'),
    detail: optionalText('What the authority shared'),
    at: happened(),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { at, ...body } = asked.body
    return unless(
      [
        ...onlyWhile(asked, ['returned', 'closed'], 'The return interview follows the return: record that first.'),
        ...timeRefusals(asked, at),
        ...notBefore(asked.state.returnedAt, at, 'This is before the child returned. Give a later time.'),
      ],
      {
        kind: 'missing.return-interview-reported/1',
        happenedAt: at ?? asked.now,
        body: { ...body, bySignedLink: false },
      },
    )
  },
})

export const keepWatch = command({
  name: 'keep-watch',
  title: 'Four-week watch: somebody looked again',
  path: 'watch',
  permission: 'record a return',
  body: Type.Object({
    heard: choice('Who was heard?', 'Choose who was heard', [
      'the child',
      'a parent or carer',
      'another agency',
      'nobody was reached',
    ]),
    found: text('How is it now?', 'Enter how it is now', {
      description: 'What has changed since, and what pulls the child away again',
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
        ...onlyWhile(asked, ['returned', 'closed'], 'The watch follows the return: record that first.'),
        ...timeRefusals(asked, at),
      ],
      { kind: 'missing.watch-kept/1', happenedAt: at ?? asked.now, body },
    )
  },
})

export const readReturnInterview = command({
  name: 'read-return-interview',
  title: 'Return interview read and used',
  path: 'return-interview-read',
  permission: 'record a return',
  body: Type.Object({
    learned: text('What was learned, for the next time', 'Enter what was learned'),
    profileUpdated: tick('The child’s profile and trigger plan are updated'),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) =>
    unless(
      asked.state.returnInterview.outcome === 'done'
        ? []
        : [refusal('', 'No return interview has been reported as held.')],
      {
        kind: 'missing.return-interview-read/1',
        happenedAt: asked.now,
        body: asked.body,
      },
    ),
})
