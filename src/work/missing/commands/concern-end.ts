// A concern ends: no quiet exit, and no telephone call where what is known asks for HIGH.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { none } from '../../../registers/records.ts'
import { optionalLine, text } from '../../../web/fields.ts'
import { answersOf, inputOf, minimumGrade } from '../grade/minimum.ts'
import { type EpisodeState, wasEverMissing } from '../state.ts'
import { command, onlyWhile, unless } from './deciding.ts'

export const endConcern = command({
  name: 'end-concern',
  title: 'The concern has ended',
  path: 'concern-ended',
  permission: 'endorse a grade',
  body: Type.Object({
    because: text('Why it has ended', 'Enter why'),
    seenBy: optionalLine('Who saw the child?', { description: 'Left empty it says that nobody did' }),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['known'], 'This is not a record of known whereabouts or concern.'),
        ...(wasEverMissing(asked.state)
          ? [
              refusal(
                '',
                'The child was reported missing: record where they were located, that they returned, and close the police search. Known whereabouts are no way out of it.',
              ),
            ]
          : []),
        ...(asked.state.protection === null
          ? []
          : [refusal('', 'Police protection is running: record first how it ended and who has the child.')]),
        ...unseenAtHigh(asked),
        ...(asked.state.grave === null
          ? []
          : [refusal('', 'A death or serious injury is recorded: the record is closed by the close of the search.')]),
      ],
      { kind: 'missing.concern-ended/1', happenedAt: asked.now, body: asked.body },
    ),
})

type Ending = {
  readonly state: EpisodeState
  readonly policy: Policy
  readonly now: Instant
  readonly body: { readonly seenBy: string | null }
}

/** What is known asks for HIGH: a telephone call does not end it. */
function unseenAtHigh({ state, policy, now, body }: Ending): readonly Refusal[] {
  const input = inputOf(state)
  if (input === null || body.seenBy !== null) return []
  return minimumGrade(answersOf(state), input, { policy, now }).floor === 'HIGH'
    ? [
        refusal(
          'seenBy',
          'The minimum grade of what is known is HIGH: somebody sees the child before the concern ends. Enter who saw them.',
        ),
      ]
    : []
}
