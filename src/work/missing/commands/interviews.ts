// The child is seen and heard: the prevention interview, the authority's return interview, and the look within four weeks.

import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, hours, type Instant, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { none } from '../../../registers/records.ts'
import { choice, happened, hidden, line, optionalText, text, tick, yesNo } from '../../../web/fields.ts'
import { keepWatch as watch } from '../duties/next-time.ts'
import { planSince } from '../queries/episode.ts'
import { isInspector } from '../ranks.ts'
import type { EpisodeState } from '../state.ts'
import { command, onlyWhile, timeRefusals, unless } from './deciding.ts'
import { afterLocation, notBefore, notYet } from './return.ts'

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
    alone: hidden(Type.Optional(Type.Null())),
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
        ...(isInspector(asked.by) ? [] : [refusal('', 'Only an inspector may except a child from the interview.')]),
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
        ...returnInterviewRefusals(asked, body.outcome, at),
      ],
      {
        kind: 'missing.return-interview-reported/1',
        happenedAt: at ?? asked.now,
        body: { ...body, bySignedLink: false },
      },
    )
  },
})

/** By the police's form and by the authority's link alike. */
export const returnInterviewRefusals = (
  asked: { readonly now: Instant; readonly state: EpisodeState; readonly policy: Policy },
  outcome: string,
  at: Instant | null,
): readonly Refusal[] => [
  ...(outcome === 'missed' ? notMissedYet(asked, at ?? asked.now) : []),
  ...timeRefusals(asked, at),
  ...notBefore(asked.state.returnedAt, at, 'This is before the child returned. Give a later time.'),
  ...(asked.state.returnInterview.outcome === 'done' && outcome !== 'done'
    ? [refusal('outcome', 'It is reported as held. If that was a mistake, the police correct that entry.')]
    : []),
]

/** Until its time has passed it can still be held. */
function notMissedYet(
  { state, policy }: { readonly state: EpisodeState; readonly policy: Policy },
  at: Instant,
): readonly Refusal[] {
  const until =
    state.returnedAt === null ? null : plus(state.returnedAt, hours(setting(policy, 'return-interview.hours')))
  return until === null || at > until
    ? []
    : [
        refusal(
          'outcome',
          `It can still be held until ${dateAndTime(until)}: report it as missed after that, or as declined if the child declined.`,
        ),
      ]
}

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
        ...(asked.folded.duties.some((duty) => duty.name === watch.name)
          ? []
          : [
              refusal(
                '',
                'No four-week watch runs for this episode: it begins with the return from a first episode. Record an action or a note.',
              ),
            ]),
        ...timeRefusals(asked, at),
        ...notBefore(asked.state.returnedAt, at, 'This is before the child returned. Give a later time.'),
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
    profileUpdated: tick('The child’s trigger plan is brought up to date with it'),
  }),
  commutes: true,
  evidence: async (reader: Reader, { folded, world }) => {
    const person = folded.state.report?.child.personId
    const heldAt = folded.state.returnInterview.outcomeAt
    return person === undefined || heldAt === null
      ? null
      : await planSince.one(reader, { force: world.who.forceId, person, since: heldAt })
  },
  decide: ({ state, body, now, evidence: plan }) =>
    unless(
      [
        ...(state.returnInterview.outcome === 'done'
          ? []
          : [refusal('', 'No return interview has been reported as held.')]),
        ...(body.profileUpdated && plan === null
          ? [
              refusal(
                'profileUpdated',
                'No trigger plan of this child was recorded since the interview: record it first, or leave this unticked.',
              ),
            ]
          : []),
      ],
      {
        kind: 'missing.return-interview-read/1',
        happenedAt: now,
        body: {
          ...body,
          plan:
            body.profileUpdated && plan !== null ? { recordId: plan.record_id, recordedAt: plan.recorded_at } : null,
        },
      },
    ),
})
