// The end of a concern of a child whom nobody saw: never at HIGH, and while questions are open never by one person alone.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import { text } from '../../../web/fields.ts'
import { answersOf, inputOf, minimumGrade, unknownNow } from '../grade/minimum.ts'
import { type EpisodeState, wasEverMissing } from '../state.ts'
import { command, onlyWhile, unless } from './deciding.ts'

export const proposeConcernEnd = command({
  name: 'propose-concern-end',
  title: 'Propose to end the concern, though nobody saw the child',
  path: 'concern-end-proposal',
  permission: 'endorse a grade',
  body: Type.Object({
    because: text('Why may it end, though nobody saw the child and questions are open?', 'Enter why it may end', {
      description: 'A second person must decide: they end it, or they set a time to look again',
    }),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['known'], 'This is not a record of known whereabouts or concern.'),
        ...when(wasEverMissing(asked.state), '', 'The child was reported missing: record where they were located.'),
        ...(asked.state.concernEndProposed === null
          ? []
          : [refusal('', 'It has already been proposed: a second person must decide.')]),
        ...unseenAtHigh(asked, ''),
      ],
      { kind: 'missing.concern-end-proposed/1', happenedAt: asked.now, body: asked.body },
    ),
})

type Ending = {
  readonly state: EpisodeState
  readonly policy: Policy
  readonly now: Instant
  readonly by: { readonly staffId: string }
}

/** Why it does not end with nobody having seen the child. */
export const unseenRefusals = (asked: Ending): readonly Refusal[] => {
  const high = unseenAtHigh(asked, 'seenBy')
  return high.length > 0 ? high : unknownAndUnseen(asked)
}

/** What is known asks for HIGH: a telephone call does not end it. */
function unseenAtHigh({ state, policy, now }: Ending, field: string): readonly Refusal[] {
  const input = inputOf(state)
  if (input === null) return []
  return minimumGrade(answersOf(state), input, { policy, now }).floor === 'HIGH'
    ? [
        refusal(
          field,
          'The minimum grade for what is known is HIGH: somebody must see the child before the concern ends. Enter who saw them.',
        ),
      ]
    : []
}

/** R19: lack of information is not safety. That two people have looked, as at a void record, is a Vigil default. */
function unknownAndUnseen({ state, by }: Ending): readonly Refusal[] {
  const unknown = unknownNow(state).length
  const { concernEndProposed, reviews } = state
  const another = (staffId: string | undefined) => staffId !== undefined && !isSameHuman(by, staffId)
  if (unknown === 0 || another(concernEndProposed?.by) || reviews.some((one) => another(one.by))) return []
  return [
    refusal(
      'seenBy',
      `Nobody has seen the child, and ${unknown === 1 ? 'one question is' : `${unknown} questions are`} not known. Enter who saw them, or record the answers. Or propose to end it, for a second person to decide, or have somebody else review it first.`,
    ),
  ]
}
