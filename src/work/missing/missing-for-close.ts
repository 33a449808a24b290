// What still stands between an episode and its close. The authority's return interview does not: it stays outstanding by itself.
import type { Refusal } from '../../kernel/outcome.ts'
import { type Instant, isBeforeMinuteOf } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { plannedInterviewHeld } from './actions.ts'
import { withChosen } from './chosen.ts'
import { exploitationOf } from './grade/exploitation.ts'
import { authoritiesTold, authoritiesToTell } from './grade/placed.ts'
import { asksWhetherGrave, type EpisodeState, hasDied, isDead, isMissing, wasEverMissing } from './state.ts'

/** Each with the form that settles it, and what that form has chosen already. */
type Waits = Refusal & { readonly form: string }

const conductOffice = 'Independent Office for Police Conduct'

const waits = (path: string, sentence: string, chosen: Readonly<Record<string, string>> = {}): Waits => ({
  field: '',
  sentence,
  form: withChosen(path, chosen),
})

export const missingForClose = (state: EpisodeState, policy: Policy, now: Instant): readonly Waits[] => [
  ...ofTheSearch(state),
  ...ofTheInterview(state),
  ...ofWhatWasLearned(state),
  ...ofDecisions(state, policy, now),
  ...ofOthersTold(state, policy, now),
]

const ofTheSearch = (state: EpisodeState): readonly Waits[] => [
  ...(isMissing(state) ? [waits('location', 'The child has not been located.')] : []),
  ...(state.protection === null ? [] : [waits('police-protection-end', 'Police protection is still in force.')]),
  ...(state.phase === 'located' && !hasDied(state)
    ? [waits('return', 'The child has been located but has not returned.')]
    : []),
  // A concern that ended in a grave outcome was never a search to be graded.
  ...(state.grading === null && wasEverMissing(state) ? [waits('grading', 'The risk has not been graded.')] : []),
  ...(state.endorsedAt === null && wasEverMissing(state)
    ? [waits('endorsement', 'The grade has not been endorsed.')]
    : []),
]

function ofTheInterview(state: EpisodeState): readonly Waits[] {
  const { interview, interviewExcepted, outcomes, crimeToldAt: told } = state
  const decidedOnWhatWasTold =
    told === null || outcomes.some((one) => one.about === 'crime' && !isBeforeMinuteOf(one.at, told))
  return [
    ...(interview?.faceToFace !== true && interviewExcepted === null && !hasDied(state)
      ? [waits('prevention-interview', 'There is no face-to-face prevention interview and no inspector’s exception.')]
      : []),
    ...(interview?.faceToFace === true && !interview.offeredApart && interviewExcepted === null
      ? [
          waits(
            'prevention-interview',
            'The child was not offered a talk apart from their parent or carer: offer one, or have an inspector record an exception.',
          ),
        ]
      : []),
    ...(state.plannedInterviewSince === null || hasDied(state)
      ? []
      : [
          waits(
            'actions',
            'The child disclosed a crime, and the planned interview has not been held: record the action “Planned interview held”, or have an officer of inspector’s rank record that there will not be one.',
            { action: plannedInterviewHeld },
          ),
        ]),
    ...(decidedOnWhatWasTold
      ? []
      : [waits('outcome-decisions', 'The child disclosed a crime: record the decision on it.', { about: 'crime' })]),
  ]
}

const ofWhatWasLearned = (state: EpisodeState): readonly Waits[] => [
  ...(state.learned === null || !isOfThisSearch(state, state.learned.at)
    ? [waits('learning', 'It is not recorded where the child was, with whom, and whether they were harmed.')]
    : []),
  ...(asksWhetherGrave(state)
    ? [
        waits(
          'grave-outcome',
          'Serious harm was learned: record it as a death or serious injury, or have an officer of inspector’s rank say why it is not one.',
        ),
      ]
    : []),
  ...(state.ethnicity === null
    ? [waits('ethnicity', 'Record ethnicity as the child defines it, or why it is not recorded.')]
    : []),
]

function ofDecisions(state: EpisodeState, policy: Policy, now: Instant): readonly Waits[] {
  const decided = (about: string) => state.outcomes.some((one) => one.about === about && isOfThisSearch(state, one.at))
  const exploited = exploitationOf(state, policy, now) !== 'none'
  return [
    ...(decided('crime') ? [] : [waits('outcome-decisions', 'Crimes: no decision is recorded.', { about: 'crime' })]),
    ...(decided('referral')
      ? []
      : [waits('outcome-decisions', 'Referral: no decision is recorded.', { about: 'referral' })]),
    ...(exploited && !decided('national referral mechanism')
      ? [
          waits(
            'outcome-decisions',
            'Exploitation is known or suspected: no decision on the National Referral Mechanism is recorded.',
            { about: 'national referral mechanism' },
          ),
        ]
      : []),
  ]
}

const ofOthersTold = (state: EpisodeState, policy: Policy, now: Instant): readonly Waits[] => [
  ...ofAuthoritiesTold(state, policy, now),
  ...(state.grave !== null && !state.referredTo.includes(conductOffice)
    ? [waits('referrals', 'Refer to the Independent Office for Police Conduct first.', { to: conductOffice })]
    : []),
]

function ofAuthoritiesTold(state: EpisodeState, policy: Policy, now: Instant): readonly Waits[] {
  if (state.authoritiesTold.length === 0)
    return [
      waits(
        'authority-told',
        `The local authority has not been told that the child ${isDead(state) ? 'has died' : 'is located'}.`,
      ),
    ]
  if (authoritiesTold(state) >= authoritiesToTell(state, policy, now)) return []
  return [
    waits(
      'authority-told',
      `The child is placed here from elsewhere: the placing and the host authority must both be told that the child ${isDead(state) ? 'has died' : 'is located'}, and only one is recorded as told.`,
    ),
  ]
}

/** What was learned and decided before this search began, or before the child spoke, is asked again. */
function isOfThisSearch({ clocksFrom, reportedAt }: EpisodeState, at: Instant): boolean {
  const since = clocksFrom ?? reportedAt
  return since === null || !isBeforeMinuteOf(at, since)
}
