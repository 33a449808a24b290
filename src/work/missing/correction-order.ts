// What a correction must leave as it is: returned after located, police protection as long as the law allows, and looked at by somebody else.
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { dateAndTime, type Instant, isBeforeMinuteOf } from '../../kernel/time.ts'
import { byAnotherHuman, type Human, isSameHuman } from '../../registers/same-human.ts'
import { corrected } from './corrections.ts'
import { endsByLaw } from './protection-time.ts'
import type { EpisodeState } from './state.ts'

/** Refusals of a correction by what the episode would say with it. */
export function orderRefusals(who: Human, ...given: Parameters<typeof corrected>): readonly Refusal[] {
  const { state, steps } = corrected(...given)
  return [...returnedBeforeLocated(state), ...protectedTooLong(state), ...lookedAtTheirOwn(who, steps)]
}

/** What follows the location, the return or the beginning of police protection is not put before it: said of the time alone, before anything is folded. */
export function outOfOrder(state: EpisodeState, kind: string, at: Instant | null): readonly Refusal[] {
  if (at === null) return []
  const earliest = earliestOf(state, kind)
  return earliest !== null && isBeforeMinuteOf(at, earliest)
    ? [
        refusal(
          'at',
          `It must be after what happened ${dateAndTime(earliest)}: give a later time, or correct that first.`,
        ),
      ]
    : []
}

function earliestOf({ located, returnedAt, protection }: EpisodeState, kind: string): Instant | null {
  if (afterReturn.includes(kind)) return returnedAt
  if (duringProtection.includes(kind)) return protection?.since ?? null
  return afterLocation.includes(kind) ? (located?.at ?? null) : null
}

const afterLocation: readonly string[] = [
  'missing.returned/1',
  'missing.authority-told/1',
  'missing.interview-held/1',
  'missing.police-protection-begun/1',
]
const afterReturn: readonly string[] = ['missing.return-interview-reported/1', 'missing.watch-kept/1']
const duringProtection: readonly string[] = [
  'missing.police-protection-told/1',
  'missing.police-protection-reviewed/1',
  'missing.police-protection-ended/1',
]

/** A corrected beginning carries its corrector's name. */
const lookedAtTheirOwn = (who: Human, steps: ReturnType<typeof corrected>['steps']): readonly Refusal[] =>
  byAnotherHuman(
    who,
    steps.flatMap(({ fact, before }) =>
      fact.kind === 'missing.police-protection-reviewed/1' && isSameHuman(who, before.protection?.begunBy)
        ? [fact.recordedBy]
        : [],
    ),
    'You looked at police protection as designated officer: somebody else must correct when it began.',
  )

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

function protectedTooLong({ protectedBefore }: EpisodeState): readonly Refusal[] {
  return protectedBefore.flatMap(({ since, until }) => {
    const limit = endsByLaw(since)
    if (isBeforeMinuteOf(until, since))
      return [refusal('at', `Police protection would have ended (${dateAndTime(until)}) before it began. Check both.`)]
    return until > limit
      ? [
          refusal(
            'at',
            `By law police protection from ${dateAndTime(since)} ended no later than ${dateAndTime(limit)}: correct its end first.`,
          ),
        ]
      : []
  })
}
