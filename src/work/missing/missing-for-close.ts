// What still stands between an episode and its close. The authority's return interview does not: it stays outstanding by itself.
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Instant, isBeforeMinuteOf } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { exploitationOf } from './grade/exploitation.ts'
import { authoritiesTold, authoritiesToTell } from './grade/placed.ts'
import { asksWhetherGrave, type EpisodeState, isDead, isMissing, wasEverMissing } from './state.ts'

export const missingForClose = (state: EpisodeState, policy: Policy, now: Instant): readonly Refusal[] => [
  ...ofTheSearch(state),
  ...ofTheInterview(state),
  ...ofWhatWasLearned(state),
  ...ofDecisions(state, policy, now),
  ...ofOthersTold(state, policy, now),
]

const ofTheSearch = (state: EpisodeState): readonly Refusal[] => [
  ...(isMissing(state) ? [refusal('location', 'The child has not been located.')] : []),
  ...(state.protection === null ? [] : [refusal('police-protection-end', 'Police protection is still running.')]),
  ...(state.phase === 'located' && !isDead(state) ? [refusal('return', 'The child is located but not returned.')] : []),
  // A concern that ended in a grave outcome was never a search to be graded.
  ...(state.grading === null && wasEverMissing(state) ? [refusal('grading', 'The risk was never graded.')] : []),
  ...(state.endorsedAt === null && wasEverMissing(state)
    ? [refusal('endorsement', 'The grade was never endorsed.')]
    : []),
]

function ofTheInterview(state: EpisodeState): readonly Refusal[] {
  const { interview, interviewExcepted, outcomes, crimeToldAt: told } = state
  const decidedOnWhatWasTold =
    told === null || outcomes.some((one) => one.about === 'crime' && !isBeforeMinuteOf(one.at, told))
  return [
    ...(interview?.faceToFace !== true && interviewExcepted === null && !isDead(state)
      ? [refusal('prevention-interview', 'No prevention interview face to face, and no inspector’s exception.')]
      : []),
    ...(interview?.faceToFace === true && !interview.offeredApart && interviewExcepted === null
      ? [
          refusal(
            'prevention-interview',
            'The child was not offered to talk apart from parent or carer: offer it, or an inspector excepts it.',
          ),
        ]
      : []),
    ...(state.plannedInterviewSince === null || isDead(state)
      ? []
      : [
          refusal(
            'actions',
            'The child disclosed a crime, and the planned interview is not held: record the action “Planned interview held”, or an officer of inspector’s rank records that none will be.',
          ),
        ]),
    ...(decidedOnWhatWasTold
      ? []
      : [refusal('outcome-decisions', 'The child disclosed a crime: record the decision on it.')]),
  ]
}

const ofWhatWasLearned = (state: EpisodeState): readonly Refusal[] => [
  ...(state.learned === null || !isOfThisSearch(state, state.learned.at)
    ? [refusal('learning', 'Where the child was, with whom and whether harmed is not recorded.')]
    : []),
  ...(asksWhetherGrave(state)
    ? [
        refusal(
          'grave-outcome',
          'Serious harm was learned: record it as a death or serious injury, or an officer of inspector’s rank says why it is none.',
        ),
      ]
    : []),
  ...(state.ethnicity === null
    ? [refusal('ethnicity', 'Ethnicity as the child defines it, or why it is not recorded.')]
    : []),
]

function ofDecisions(state: EpisodeState, policy: Policy, now: Instant): readonly Refusal[] {
  const decided = (about: string) => state.outcomes.some((one) => one.about === about && isOfThisSearch(state, one.at))
  const exploited = exploitationOf(state, policy, now) !== 'none'
  return [
    ...(decided('crime') ? [] : [refusal('outcome-decisions', 'Crimes: no decision is recorded.')]),
    ...(decided('referral') ? [] : [refusal('outcome-decisions', 'Referral: no decision is recorded.')]),
    ...(exploited && !decided('national referral mechanism')
      ? [
          refusal(
            'outcome-decisions',
            'Exploitation is known or suspected: National Referral Mechanism, no decision is recorded.',
          ),
        ]
      : []),
  ]
}

const ofOthersTold = (state: EpisodeState, policy: Policy, now: Instant): readonly Refusal[] => [
  ...ofAuthoritiesTold(state, policy, now),
  ...(state.grave !== null && !state.referredTo.includes('Independent Office for Police Conduct')
    ? [refusal('referrals', 'Refer to the Independent Office for Police Conduct first.')]
    : []),
]

function ofAuthoritiesTold(state: EpisodeState, policy: Policy, now: Instant): readonly Refusal[] {
  if (state.authoritiesTold.length === 0)
    return [
      refusal(
        'authority-told',
        `The local authority was not told that the child ${isDead(state) ? 'has died' : 'is located'}.`,
      ),
    ]
  if (authoritiesTold(state) >= authoritiesToTell(state, policy, now)) return []
  return [
    refusal(
      'authority-told',
      `Placed here from elsewhere: the placing and the host authority are each told that the child ${isDead(state) ? 'has died' : 'is located'}, and only one is recorded.`,
    ),
  ]
}

/** What was learned and decided before this search began, or before the child spoke, is asked again. */
function isOfThisSearch({ clocksFrom, reportedAt }: EpisodeState, at: Instant): boolean {
  const since = clocksFrom ?? reportedAt
  return since === null || !isBeforeMinuteOf(at, since)
}
