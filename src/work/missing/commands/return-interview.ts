// The local authority's return interview: reported by the police or by a signed link, then read and used.
import Type, { type TSchema } from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, hours, type Instant, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { when } from '../../../registers/deciding.ts'
import type { Decision } from '../../../registers/records.ts'
import { choice, happened, line, optionalText, text, tick } from '../../../web/fields.ts'
import type { NewMissingFact } from '../facts.ts'
import { planSince } from '../queries/episode.ts'
import type { EpisodeState } from '../state.ts'
import { type Asked, command, onlyWhile, timeRefusals, unless } from './deciding.ts'
import { notBefore } from './return.ts'
import { alsoFor, alsoReturns, type Covered, coveredBy, coveredRefusals } from './several-returns.ts'

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
    alsoReturns,
    at: happened(),
  }),
  commutes: true,
  evidence: async (reader: Reader, given) => await coveredBy(reader, given, false),
  decide: (asked) => {
    const { at, alsoReturns: _, ...body } = asked.body
    return reportedFor(
      asked,
      { at, body: { ...body, bySignedLink: false } },
      afterReturn(asked, 'The return interview comes after the return, and no return is recorded here.'),
    )
  },
})

/** Closed without a return there was none: a concern that was never missing, or a death. */
export const afterReturn = (asked: { readonly state: EpisodeState }, sentence: string): readonly Refusal[] =>
  asked.state.returnedAt === null ? [refusal('', sentence)] : onlyWhile(asked, ['returned', 'closed'], sentence)

type Reported = {
  readonly at: Instant | null
  readonly body: Extract<NewMissingFact, { readonly kind: 'missing.return-interview-reported/1' }>['body']
}

/** By the police’s form and by the authority’s link alike: one report, and an outcome for each return that it covers. */
export function reportedFor(
  asked: Asked<TSchema, Covered | null>,
  { at, body }: Reported,
  refusals: readonly Refusal[],
  alsoRefused: (folded: Asked<TSchema>['folded']) => readonly Refusal[] = () => [],
): Decision {
  const { now, policy, evidence: covered } = asked
  const fact: NewMissingFact = { kind: 'missing.return-interview-reported/1', happenedAt: at ?? now, body }
  const decision = unless(
    [
      ...refusals,
      ...returnInterviewRefusals(asked, body.outcome, at),
      ...coveredRefusals(covered, (folded) => [
        ...alsoRefused(folded),
        ...returnInterviewRefusals({ now, policy, state: folded.state }, body.outcome, at),
      ]),
    ],
    fact,
  )
  return decision.kind === 'refused' ? decision : { ...decision, also: alsoFor(covered, fact) }
}

const returnInterviewRefusals = (
  asked: { readonly now: Instant; readonly state: EpisodeState; readonly policy: Policy },
  outcome: string,
  at: Instant | null,
): readonly Refusal[] => [
  ...(outcome === 'missed' ? notMissedYet(asked, at ?? asked.now) : []),
  ...timeRefusals(asked, at),
  ...notBefore(asked.state.returnedAt, at, 'This is before the child returned. Give a later time.'),
  ...when(
    asked.state.returnInterview.outcome === 'done' && outcome !== 'done',
    'outcome',
    'It is already reported as held. If that was a mistake, the police must correct that entry.',
  ),
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

export const readReturnInterview = command({
  name: 'read-return-interview',
  title: 'Return interview read and used',
  path: 'return-interview-read',
  permission: 'record a return',
  body: Type.Object({
    learned: text('What was learned, for the next time', 'Enter what was learned'),
    profileUpdated: tick('The child’s trigger plan has been brought up to date with it'),
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
        ...when(
          body.profileUpdated && plan === null,
          'profileUpdated',
          'No trigger plan for this child has been recorded since the interview: record it first, or leave this unticked.',
        ),
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
