// What a correction must leave as it is: returned after located, police protection as long as the law allows, and looked at by somebody else.
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { dateAndTime, hours, isBeforeMinuteOf, plus } from '../../kernel/time.ts'
import { setting } from '../../practice/policy.ts'
import { corrected } from './corrections.ts'
import type { EpisodeState } from './state.ts'

/** Refusals of a correction by what the episode would say with it. */
export function orderRefusals(...given: Parameters<typeof corrected>): readonly Refusal[] {
  const { state, steps, policyAt } = corrected(...given)
  return [...returnedBeforeLocated(state), ...protectedTooLong(state, policyAt), ...lookedAtTheirOwn(steps)]
}

/** A corrected beginning carries its corrector's name. */
const lookedAtTheirOwn = (steps: ReturnType<typeof corrected>['steps']): readonly Refusal[] =>
  steps.some(
    ({ fact, before }) =>
      fact.kind === 'missing.police-protection-reviewed/1' && fact.recordedBy === before.protection?.begunBy,
  )
    ? [refusal('', 'You looked at police protection as designated officer: somebody else corrects its beginning.')]
    : []

function returnedBeforeLocated({ located, returnedAt }: EpisodeState): readonly Refusal[] {
  return located !== null && returnedAt !== null && isBeforeMinuteOf(returnedAt, located.at)
    ? [
        refusal(
          'at',
          `The child would have returned (${dateAndTime(returnedAt)}) before they were located (${dateAndTime(located.at)}). Check both times.`,
        ),
      ]
    : []
}

function protectedTooLong(
  { protectedBefore }: EpisodeState,
  policyAt: Parameters<typeof corrected>[2]['policyAt'],
): readonly Refusal[] {
  return protectedBefore.flatMap(({ since, until }) => {
    const limit = plus(since, hours(setting(policyAt(since), 'protection.hours')))
    if (isBeforeMinuteOf(until, since))
      return [refusal('at', `Police protection would have ended (${dateAndTime(until)}) before it began. Check both.`)]
    return until > limit
      ? [
          refusal(
            'at',
            `By law police protection from ${dateAndTime(since)} ended at the latest ${dateAndTime(limit)}: correct its end first.`,
          ),
        ]
      : []
  })
}
